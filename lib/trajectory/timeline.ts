import type { Instant } from "@/lib/contract/instant";
import type { SpanRow } from "@/lib/contract/span";

/** The stretch of time that a trajectory covers, in milliseconds since the epoch; `end` is always after `start`. */
export interface Timeline {
  readonly start: number;
  readonly end: number;
}

/** Where a span's bar lies, in percent of the whole. */
export interface Bar {
  readonly left: number;
  readonly width: number;
}

/** From the first start to the last end; spans that still run reach to `now` (ms). Null when no span has a time. */
export function timelineOf(rows: readonly SpanRow[], now: number): Timeline | null {
  let start = Number.POSITIVE_INFINITY;
  let end = Number.NEGATIVE_INFINITY;
  for (const row of rows) {
    const started = Date.parse(row.started);
    if (Number.isNaN(started)) continue;
    start = Math.min(start, started);
    end = Math.max(end, endOf(row, started, now));
  }
  if (start === Number.POSITIVE_INFINITY) return null;
  return { start, end: Math.max(end, start + 1) };
}

/** The bar of one span. Spans outside of the timeline are cut to it. */
export function barOf(row: SpanRow, { start, end }: Timeline, now: number): Bar {
  const started = Date.parse(row.started);
  if (Number.isNaN(started)) return { left: 0, width: 0 };
  const percent = (time: number) => clamp(((time - start) / (end - start)) * 100);
  const left = percent(started);
  return { left, width: percent(endOf(row, started, now)) - left };
}

/** Milliseconds that a span took, or has taken until `now`; null when its times are not times. Never negative. */
export function spanDuration(row: Pick<SpanRow, "started" | "finished">, now: number): number | null {
  const started = Date.parse(row.started);
  const finished = row.finished === null ? now : Date.parse(row.finished);
  const elapsed = finished - started;
  return Number.isNaN(elapsed) ? null : Math.max(0, elapsed);
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

/** Round offsets from the start for the axis, in milliseconds, from 0; about `count` of them. */
export function timelineTicks({ start, end }: Timeline, count: number): number[] {
  const span = end - start;
  const step = STEPS.find((candidate) => span / candidate <= count) ?? span / count;
  return Array.from({ length: Math.floor(span / step) + 1 }, (_, index) => index * step);
}

function endOf(row: SpanRow, started: number, now: number): number {
  const finished = row.finished === null ? now : Date.parse(row.finished);
  return Number.isNaN(finished) ? started : Math.max(finished, started);
}

function clamp(percent: number): number {
  return Math.min(100, Math.max(0, percent));
}
