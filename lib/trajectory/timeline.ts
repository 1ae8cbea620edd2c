import type { Instant } from "@/lib/contract/instant";
import type { SpanTable } from "./span-table";

/** A stretch of time in milliseconds since the epoch; `end` is always after `start`. */
export interface Timeline {
  readonly start: number;
  readonly end: number;
}

/** The times of a span in milliseconds since the epoch; `finished` is null while it runs. */
interface SpanTimes {
  readonly started: number;
  readonly finished: number | null;
}

/** From the first start to the last end; spans that still run reach to `now` (ms). Null when there is no span. */
export function timelineOf({ times }: Pick<SpanTable, "times">, now: number): Timeline | null {
  if (times === null) return null;
  const end = times.isOpen ? Math.max(times.end, now) : times.end;
  return { start: times.start, end: Math.max(end, times.start + 1) };
}

/** Milliseconds that a span took, or has taken until `now`. Never negative: clocks of two machines may disagree. */
export function spanDuration({ started, finished }: SpanTimes, now: number): number {
  return Math.max(0, (finished ?? now) - started);
}

/** The part of `shown` that the stretch `bar` takes, cut to it: shares from 0 to 1. Null when none of it is in there. */
export function barOf(
  bar: Readonly<{ start: number; end: number }>,
  shown: Timeline,
): { left: number; width: number } | null {
  if (bar.end < shown.start || bar.start > shown.end) return null;
  const share = (time: number) =>
    (Math.min(Math.max(time, shown.start), shown.end) - shown.start) / (shown.end - shown.start);
  const left = share(bar.start);
  return { left, width: share(bar.end) - left };
}

/**
 * The time (ms) that spans without an end reach to: `now`, or the job's end when it has ended, because what it interrupted did
 * not go on.
 */
export function openEnd(finished: Instant | null, now: number): number {
  const end = finished === null ? now : Date.parse(finished);
  return Number.isNaN(end) ? now : end;
}

const STEPS_MS = [1, 2, 5].flatMap((n) => [1, 10, 100].map((scale) => n * scale));
const STEPS_S = [1, 2, 5, 10, 15, 30].map((n) => n * 1000);
const STEPS_MIN = [1, 2, 5, 10, 15, 30].map((n) => n * 60_000);
const STEPS_H = [1, 2, 5, 10, 24, 48, 24 * 7].map((n) => n * 3_600_000);
const STEPS = [...STEPS_MS, ...STEPS_S, ...STEPS_MIN, ...STEPS_H].sort((a, b) => a - b);

/** Round offsets from `origin` (ms) that lie in the timeline, for its axis; at most `count` and one. */
export function timelineTicks({ start, end }: Timeline, origin: number, count: number): number[] {
  const step = STEPS.find((candidate) => (end - start) / candidate <= count) ?? (end - start) / count;
  const first = Math.ceil((start - origin) / step);
  const last = Math.floor((end - origin) / step);
  return Array.from({ length: last - first + 1 }, (_, index) => (first + index) * step);
}

/** The narrowest stretch that can be looked at, in milliseconds. */
const NARROWEST_MS = 1;

/** `part` made `factor` times as wide around the time `anchor`, within `whole`. */
export function zoomed(
  part: Timeline,
  whole: Timeline,
  { factor, anchor }: { factor: number; anchor: number },
): Timeline {
  const width = Math.min(whole.end - whole.start, Math.max(NARROWEST_MS, (part.end - part.start) * factor));
  const share = (anchor - part.start) / (part.end - part.start);
  return within({ start: anchor - width * share, end: anchor + width * (1 - share) }, whole);
}

/** `part` moved, or where it is too wide cut, so that it lies in `whole`. */
export function within(part: Timeline, whole: Timeline): Timeline {
  const width = Math.min(whole.end - whole.start, Math.max(NARROWEST_MS, part.end - part.start));
  const start = Math.min(Math.max(part.start, whole.start), whole.end - width);
  return { start, end: start + width };
}
