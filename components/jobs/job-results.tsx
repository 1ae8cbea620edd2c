import type { ReactNode } from "react";
import { CopyButton } from "@/components/ui/copy-button";
import { JsonTree } from "@/components/ui/json-tree";
import { Markdown } from "@/components/ui/markdown";
import type { Locate } from "@/components/ui/source-locations";
import type { Evidence } from "@/lib/contract/evidence";
import { explanationOf, isEnded, type Job } from "@/lib/contract/job";
import { jsonObject } from "@/lib/contract/json-text";
import { VOTES } from "@/lib/contract/votes";
import { routes } from "@/lib/routes";
import { claimMarks, type EvidenceLinks } from "./claim-marks";
import { ClaimsSum } from "./claims-sum";

interface JobResultsProps {
  readonly job: Job;
  /** Where places lead while the claims have not been checked. */
  readonly locate: Locate;
  /** Null while the claims have not been checked. */
  readonly evidence: Evidence | null;
  readonly links: EvidenceLinks;
  /** How the candidates voted, where there were several. */
  readonly votes: ReactNode;
}

/** How a verdict came about, its explanation, and what else is among the results. */
export function JobResults({ job, locate, evidence, links, votes }: JobResultsProps) {
  const explanation = explanationOf(job.results);
  const rest = Object.entries(jsonObject(job.results)).filter(
    ([name, value]) => typeof value !== "boolean" && name !== "Explanation" && name !== VOTES,
  );
  return (
    <>
      {votes}
      {explanation === "" ? (
        <NoExplanation job={job} />
      ) : (
        <>
          <ClaimsSum evidence={evidence} />
          {evidence === null ? (
            <Markdown text={explanation} locate={locate} />
          ) : (
            <Markdown text={explanation} marks={claimMarks(evidence, links)} />
          )}
        </>
      )}
      {rest.length > 0 && (
        <div className="mt-3">
          <JsonTree value={Object.fromEntries(rest)} />
        </div>
      )}
    </>
  );
}

/** The width of mails to kernel lists. */
const MAIL_COLUMNS = 80;

/** Ways to get the explanation as text; nothing when there is none. */
export function ExplanationLinks({ job }: { job: Job }) {
  if (explanationOf(job.results) === "") return null;
  const wrapped = routes.jobExplanation(job.id, MAIL_COLUMNS);
  return (
    <span className="text-muted inline-flex gap-x-3">
      <CopyButton source={{ url: wrapped }} label={`Copy in lines of ${MAIL_COLUMNS} characters`} />
      <a href={wrapped}>wrapped</a>
      <a href={routes.jobExplanation(job.id)}>raw</a>
    </span>
  );
}

function NoExplanation({ job }: { job: Job }) {
  if (job.state === "pending") {
    const what = job.waitUntil === null ? "for a worker" : "until it may ask its model again";
    return <p className="text-muted">The job waits {what}. What it finds out will be here.</p>;
  }
  if (!isEnded(job.state)) {
    return <p className="text-muted">The assessment is under way: its steps are below, and the verdict comes here.</p>;
  }
  return (
    <p className="text-muted">
      {job.state === "finished" ? "The job gave no explanation." : "It ended without a verdict."}
    </p>
  );
}
