import { isEnded, type JobRow } from "@/lib/contract/job";

/** What jobs took and how they ended. */
export interface WorkScore {
  readonly jobs: number;
  readonly finished: number;
  readonly failed: number;
  readonly aborted: number;
  /** Millionths of a dollar, of the ended jobs whose cost is known. */
  readonly costMicros: number;
  /** Ended jobs whose cost nobody knows. */
  readonly unpriced: number;
  /** From start to end in milliseconds, of the jobs that finished or failed; null when there are none. */
  readonly medianMs: number | null;
  readonly p95Ms: number | null;
}

export function scoreWork(jobs: readonly JobRow[]): WorkScore {
  const inState = (state: JobRow["state"]) => jobs.filter((job) => job.state === state).length;
  const ended = jobs.filter(({ state }) => isEnded(state));
  const times = ended.flatMap(durationMs).sort((a, b) => a - b);
  return {
    jobs: jobs.length,
    finished: inState("finished"),
    failed: inState("failed"),
    aborted: inState("aborted"),
    costMicros: ended.reduce((sum, { costMicros }) => sum + (costMicros ?? 0), 0),
    unpriced: ended.filter(({ costMicros }) => costMicros === null).length,
    medianMs: quantile(times, 0.5),
    p95Ms: quantile(times, 0.95),
  };
}

function durationMs({ state, started, finished }: JobRow): number[] {
  if (state === "aborted" || started === null || finished === null) return [];
  return [Date.parse(finished) - Date.parse(started)];
}

/** The value that a share of `sorted` is at most: one of them, by nearest rank. */
function quantile(sorted: readonly number[], share: number): number | null {
  return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? null;
}
