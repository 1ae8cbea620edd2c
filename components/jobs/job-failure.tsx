import { Notice } from "@/components/ui/notice";
import { scrollable } from "@/components/ui/scrollable";
import { visibleText } from "@/components/ui/visible-text";
import type { Job } from "@/lib/contract/job";

/** Longer errors are cut here; the page's JSON has all of it. */
const MAX_SHOWN = 20_000;

/** Why a job has no verdict; nothing when it has no error. */
export function JobFailure({ job }: { job: Pick<Job, "state" | "error"> }) {
  if (job.error === "" && job.state !== "failed") return null;
  const error = visibleText(job.error);
  return (
    <Notice look="failed" title={job.state === "aborted" ? "This job was aborted" : "This job failed"}>
      <pre
        className="mt-1 max-h-80 overflow-auto font-mono whitespace-pre-wrap [overflow-wrap:anywhere]"
        {...scrollable}
      >
        {error.slice(0, MAX_SHOWN)}
        {error.length > MAX_SHOWN && "\n… (cut)"}
      </pre>
    </Notice>
  );
}
