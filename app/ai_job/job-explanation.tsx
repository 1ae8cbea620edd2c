import { ExplanationLinks, JobResults } from "@/components/jobs/job-results";
import { sourceAnchor, sourceShowing } from "@/components/report/linked-lines";
import { sourceLink } from "@/components/report/source-link";
import { VoteTable } from "@/components/trajectory/vote-table";
import { scrollable } from "@/components/ui/scrollable";
import { Section } from "@/components/ui/section";
import type { Job } from "@/lib/contract/job";
import { votesOf } from "@/lib/contract/votes";
import { routes } from "@/lib/routes";
import type { JobPageData } from "./job-page-data";

/** How a job's verdict came about and why, with links to the steps and sources that show it. */
export function JobExplanation({ job, data }: { job: Job; data: JobPageData }) {
  const spanLink = (seq: number) => routes.jobSpan(job.id, seq);
  const locate = (path: string, line: number) => {
    const source = sourceShowing(data.sources, path, line);
    if (source !== null) return `#${sourceAnchor(source.path, source.line)}`;
    const seq = data.spanShowing(path, line);
    return seq === null ? sourceLink(data.repository, data.commit, path, line) : spanLink(seq);
  };
  return (
    <Section id="explanation" title="Explanation" aside={<ExplanationLinks job={job} />}>
      <div className="job-results" {...scrollable}>
        <JobResults
          job={job}
          locate={locate}
          evidence={data.evidence}
          links={{ span: spanLink, report: "#report" }}
          votes={<VoteTable jobId={job.id} verdict={job.verdict} votes={votesOf(job.results)} />}
        />
      </div>
    </Section>
  );
}
