import type { JobState } from "@/lib/contract/job";
import type { JobFilter } from "@/lib/contract/job-query";

/**
 * The states that a filter asks for, by name or by what only jobs of one state have: finished ones have a verdict and are reviewed,
 * failed ones have a failure. No job has two of them.
 */
export function wantedStates({ state, flags, correct, failure }: JobFilter): JobState[] {
  const wanted = new Set<JobState>();
  if (state !== "") wanted.add(state);
  if (flags.length > 0 || (correct !== "" && correct !== "unset")) wanted.add("finished");
  if (failure !== "") wanted.add("failed");
  return [...wanted];
}
