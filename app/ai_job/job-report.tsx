import { InputLinks } from "@/components/jobs/job-inputs";
import { ReportPane } from "@/components/report/report-pane";
import { sourceLink } from "@/components/report/source-link";
import { StacksSum } from "@/components/report/stacks-sum";
import { Section } from "@/components/ui/section";
import { routes } from "@/lib/routes";
import type { JobPageData } from "./job-page-data";

/** The crash report of a job, each frame with the step that read it; nothing when the job has none. */
export function JobReport({ id, data }: { id: string; data: JobPageData }) {
  if (data.report === "") return null;
  const stacks = data.evidence?.stacks ?? [];
  return (
    <Section id="report" title="Crash report" aside={<InputLinks id={id} name="CrashReport" />}>
      <StacksSum stacks={stacks} legend="; ✓ leads to the step that read a frame, ○ was not read" />
      <ReportPane
        report={data.report}
        sources={data.sources}
        commit={data.commit}
        hostLink={(path, line) => sourceLink(data.repository, data.commit, path, line)}
        rawUrl={routes.jobInput(id, "CrashReport")}
        stacks={stacks}
        spanLink={(seq) => routes.jobSpan(id, seq)}
      />
    </Section>
  );
}
