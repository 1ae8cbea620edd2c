import { JsonTree } from "@/components/ui/json-tree";
import { Markdown } from "@/components/ui/markdown";
import type { Locate } from "@/components/ui/source-locations";
import { explanationOf, isEnded, type Job } from "@/lib/contract/job";
import { jsonObject } from "@/lib/contract/json-text";

/** The explanation of a verdict, and results that are neither a boolean nor the explanation. */
export function JobResults({ job, locate }: { job: Job; locate: Locate }) {
  const explanation = explanationOf(job.results);
  const rest = Object.entries(jsonObject(job.results)).filter(
    ([name, value]) => typeof value !== "boolean" && name !== "Explanation",
  );
  return (
    <>
      {explanation === "" ? <NoExplanation job={job} /> : <Markdown text={explanation} locate={locate} />}
      {rest.length > 0 && (
        <div className="mt-3">
          <JsonTree value={Object.fromEntries(rest)} />
        </div>
      )}
    </>
  );
}

function NoExplanation({ job }: { job: Job }) {
  if (job.state === "pending") {
    return <p className="text-muted">The job waits for a worker. What it finds out will be here.</p>;
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
