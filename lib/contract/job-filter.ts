import { claimsCheck, type JobRow } from "./job";
import type { JobFilter } from "./job-query";
import { searchWords } from "./search-words";

/** Whether the list of `filter` has this job, as far as its row tells: words are looked for in title and error alone. */
export function letsThrough(filter: JobFilter, job: JobRow): boolean {
  const { from, to, text } = filter;
  const day = job.created.slice(0, "2026-01-14".length);
  const words = searchWords(`${job.description}\n${job.errorSummary}`);
  return (
    job.namespace === filter.namespace &&
    columns.every((name) => filter[name] === "" || filter[name] === job[name]) &&
    isRightState(filter, job) &&
    (filter.unsupported === "" || filter.unsupported === claimsCheck(job.claims)) &&
    filter.flags.every((flag) => job.verdict.some(({ name, value }) => name === flag.name && value === flag.value)) &&
    (from === "" || day >= from) &&
    (to === "" || day < to) &&
    searchWords(text).every((wanted) => words.some((word) => word.startsWith(wanted)))
  );
}

const columns = ["workflow", "model", "promptVersion", "codeRevision", "agentName", "failure"] as const;

function isRightState({ state, correct, showAborted }: JobFilter, job: JobRow): boolean {
  if (correct === "needs-moderation" && (job.state !== "finished" || job.correct !== "unset")) return false;
  if (correct !== "" && correct !== "needs-moderation" && job.correct !== correct) return false;
  return state === "" ? showAborted || job.state !== "aborted" : job.state === state;
}
