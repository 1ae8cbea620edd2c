import type { EndCounts, ReviewCounts, WorkSums } from "@/lib/contract/stats";
import { ENOUGH_REVIEWS } from "./wilson";

/** How many jobs ended, whichever way. */
export function endedJobs({ finished, failed, aborted }: EndCounts): number {
  return finished + failed + aborted;
}

/** From start to end in milliseconds, of the jobs that were not aborted; null when there are none. */
export function meanDurationMs({ finished, failed, durationMs }: EndCounts & WorkSums): number | null {
  return finished + failed === 0 ? null : durationMs / (finished + failed);
}

/** The share of reviews that say correct; null when there are too few to say. */
export function accuracy({ correct, incorrect }: ReviewCounts): number | null {
  return correct + incorrect < ENOUGH_REVIEWS ? null : correct / (correct + incorrect);
}
