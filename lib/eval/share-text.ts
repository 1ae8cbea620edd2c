import { ENOUGH_REVIEWS, wilsonInterval } from "@/lib/stats/wilson";
import type { Tally } from "./output-score";

/** `87.1 % (79.0–92.3 %)` with the 95 % interval, or that there are too few to say. */
export function shareText({ right, of }: Tally): string {
  const interval = of < ENOUGH_REVIEWS ? null : wilsonInterval(right, of);
  if (interval === null) return of === 0 ? "–" : `insufficient (${of})`;
  return `${percent(interval.share)} % (${percent(interval.low)}–${percent(interval.high)} %)`;
}

/** `52 of 60`; a dash when there is nothing to count. */
export function tallyText({ right, of }: Tally): string {
  return of === 0 ? "–" : `${right} of ${of}`;
}

function percent(share: number): string {
  return (100 * share).toFixed(1);
}
