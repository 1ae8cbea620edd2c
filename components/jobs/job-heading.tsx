import type { ReactNode } from "react";
import { CorrectSign } from "@/components/ui/correct-sign";
import { formatExactUtc, formatUtc } from "@/components/ui/quantities";
import { Elapsed } from "@/components/ui/time";
import { visibleLine } from "@/components/ui/visible-text";
import type { Job } from "@/lib/contract/job";
import { votesOf } from "@/lib/contract/votes";
import { Verdict } from "./verdict";

const stateWords: Record<Job["state"], string> = {
  pending: "pending",
  running: "running",
  finished: "finished",
  failed: "failed",
  aborted: "aborted",
};

/** What the page is about and what came out, in the first lines of the page. */
export function JobHeading({ job, children }: { job: Job; children: ReactNode }) {
  return (
    <div className={job.state === "running" ? "progress-line pb-2" : "pb-2"}>
      <div className="flex flex-wrap items-start justify-between gap-x-4 gap-y-2">
        <h1 className="min-w-0 text-lg font-bold [overflow-wrap:anywhere]">
          <span className="text-muted font-normal">{visibleLine(job.workflow)} · </span>
          {visibleLine(job.description) || "(no title)"}
        </h1>
        <div className="flex flex-wrap gap-2">{children}</div>
      </div>
      <p className="mt-1 flex flex-wrap items-baseline gap-x-2 text-base">
        {job.verdict.length > 0 ? (
          <>
            <Verdict flags={job.verdict} votes={votesOf(job.results)} />
            {/* After a word of its own: in front it would be read with the first output. */}
            <span className="text-muted">review</span>
            <CorrectSign job={job} />
          </>
        ) : (
          <>
            <CorrectSign job={job} />
            <span>{stateWords[job.state]}</span>
          </>
        )}
        {job.state === "running" && job.started !== null && (
          <span className="text-running">
            <Elapsed started={job.started} finished={null} />
          </span>
        )}
        {job.waitUntil !== null && (
          <span className="text-review" title={formatExactUtc(job.waitUntil)}>
            waits until {formatUtc(job.waitUntil)} (UTC)
          </span>
        )}
        {job.waitReason !== "" && <span className="text-review">{visibleLine(job.waitReason)}</span>}
      </p>
    </div>
  );
}
