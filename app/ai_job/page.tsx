import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { cache } from "react";
import { PageFrame } from "@/app/page-frame";
import { EvalNote } from "@/components/eval/eval-note";
import { ContradictionsNotice } from "@/components/jobs/contradictions-notice";
import { JobActions } from "@/components/jobs/job-actions";
import { JobFacts } from "@/components/jobs/job-facts";
import { JobFailure } from "@/components/jobs/job-failure";
import { JobHeading } from "@/components/jobs/job-heading";
import { JobInputs } from "@/components/jobs/job-inputs";
import { JobJournal } from "@/components/jobs/job-journal";
import { JobParts } from "@/components/jobs/job-parts";
import { ReviewPanel } from "@/components/review/review-panel";
import { UndoForm } from "@/components/review/undo-form";
import { Trajectory } from "@/components/trajectory/trajectory";
import { readTrajectoryView } from "@/components/trajectory/trajectory-view";
import { Section } from "@/components/ui/section";
import { visibleLine } from "@/components/ui/visible-text";
import { explanationOf, isEnded, jobAllows } from "@/lib/contract/job";
import { isJobId } from "@/lib/contract/job-id";
import { reviewableOutputs } from "@/lib/contract/review";
import { findJob } from "@/lib/db/jobs";
import { env } from "@/lib/env";
import { cancelJob, markJob, rerunJob, undoMark } from "./actions";
import { JobExplanation } from "./job-explanation";
import { loadJobPage } from "./job-page-data";
import { JobReport } from "./job-report";
import { RerunForm } from "./rerun-form";

interface PageProps {
  readonly searchParams: Promise<Record<string, string | string[] | undefined>>;
}

const jobOf = cache(async (id: unknown) => (typeof id === "string" && isJobId(id) ? findJob(id) : null));

export async function generateMetadata({ searchParams }: PageProps): Promise<Metadata> {
  const job = await jobOf((await searchParams).id);
  return { title: job === null ? "Not found" : visibleLine(job.description) || job.workflow };
}

/** `/ai_job?id=`: one job, from its verdict to every step that led there. */
export default async function JobPage({ searchParams }: PageProps) {
  const query = await searchParams;
  const job = await jobOf(query.id);
  if (job === null) notFound();
  const view = readTrajectoryView(query);
  const data = await loadJobPage(job, view.selected);
  const asksToChange = query.rerun === "changed" && jobAllows(job.state, "rerun");
  return (
    <PageFrame namespace={data.namespace}>
      <JobHeading job={job}>
        <JobActions id={job.id} state={job.state} rerun={rerunJob} cancel={cancelJob} />
      </JobHeading>
      {jobAllows(job.state, "review") && (
        <ReviewPanel
          job={job.id}
          outputs={reviewableOutputs(job.verdict, explanationOf(job.results))}
          reviews={data.reviews}
          journal={data.journal}
          operator={env.operator()}
          mark={markJob}
          undo={undoMark}
        />
      )}
      <JobFacts job={job} tokens={data.tokens} />
      <JobParts hasReport={data.report !== ""} />
      {data.evalFound !== null && <EvalNote found={data.evalFound} verdict={job.verdict} />}
      {asksToChange && <RerunForm job={job} args={data.args} />}
      <div className="job-page" data-ended={isEnded(job.state) || undefined}>
        <JobFailure job={job} />
        <ContradictionsNotice id={job.id} contradictions={data.contradictions} />
        <Trajectory
          key={job.id}
          start={{
            id: job.id,
            state: job.state,
            finished: job.finished,
            first: data.first,
            count: data.count,
            change: job.change,
          }}
          opening={{ view: data.content === null ? { ...view, selected: null } : view, content: data.content }}
          explanation={<JobExplanation job={job} data={data} />}
          report={<JobReport id={job.id} data={data} />}
        />
        <div className="job-columns">
          <Section id="inputs" title="Inputs">
            <JobInputs id={job.id} args={data.args} except={["CrashReport"]} />
          </Section>
          <Section id="journal" title="Journal">
            <JobJournal
              entries={data.journal}
              undo={(entry) => <UndoForm job={job.id} entry={entry} action={undoMark} />}
            />
          </Section>
        </div>
      </div>
    </PageFrame>
  );
}
