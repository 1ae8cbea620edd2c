import type { Day, Period, StatsChoice, StatsDay } from "@/lib/contract/stats";

const DAY_MS = 24 * 3_600_000;
const DAYS_BACK = { "7d": 7, "30d": 30, "90d": 90 } as const;

/** The days that a choice means at `now` (ms); today is the last of a number of days. */
export function periodOf({ range, dates }: Pick<StatsChoice, "range" | "dates">, now: number): Period {
  if (range === "dates") return dates;
  if (range === "all") return { from: "", to: "" };
  return { from: dayAt(now - (DAYS_BACK[range] - 1) * DAY_MS), to: "" };
}

/** Why nothing can lie in a period; empty when something can. */
export function periodProblem({ from, to }: Period): string {
  if (from === "" || to === "" || from < to) return "";
  return `No day is from ${from} on and before ${to}: give a first day that is before the second one.`;
}

/** The day of a time in milliseconds since the epoch. */
function dayAt(time: number): Day {
  return new Date(time).toISOString().slice(0, 10);
}

/** Jobs created from one day on and before another one. */
export interface Bucket extends Omit<StatsDay, "day"> {
  readonly from: Day;
  readonly to: Day;
}

/** More than this many days are drawn as weeks, more weeks than that as several together. */
const MAX_DAYS = 92;
const MAX_BARS = 260;
const WEEK_MS = 7 * DAY_MS;
/** 1970-01-05, a Monday: weeks begin on it. */
const FIRST_MONDAY = 4 * DAY_MS;

/**
 * The days of `days` (in their order) and those between them as bars: single days, or weeks from Monday on when they are many.
 */
export function buckets(days: readonly StatsDay[]): Bucket[] {
  const first = days[0];
  const last = days.at(-1);
  if (first === undefined || last === undefined) return [];
  const [start, end] = [Date.parse(first.day), Date.parse(last.day)];
  const length = bucketLength(end - start);
  const firstStart = FIRST_MONDAY + Math.floor((start - FIRST_MONDAY) / length) * length;
  const bars = Array.from({ length: Math.floor((end - firstStart) / length) + 1 }, (_, index) =>
    emptyBucket(firstStart + index * length, length),
  );
  for (const day of days) {
    const bar = bars[Math.floor((Date.parse(day.day) - firstStart) / length)];
    if (bar === undefined) continue;
    for (const name of COUNTS) bar[name] += day[name];
  }
  return bars;
}

function bucketLength(span: number): number {
  if (span / DAY_MS < MAX_DAYS) return DAY_MS;
  return Math.ceil((span + 1) / WEEK_MS / MAX_BARS) * WEEK_MS;
}

const COUNTS = ["finished", "failed", "aborted", "correct", "incorrect"] as const;

function emptyBucket(start: number, length: number) {
  const none = { finished: 0, failed: 0, aborted: 0, correct: 0, incorrect: 0 };
  return { from: dayAt(start), to: dayAt(start + length), ...none };
}

/** The part of a bucket that lies within the period, so that a link to its jobs shows no others. */
export function within({ from, to }: Pick<Bucket, "from" | "to">, period: Period): Period {
  return {
    from: period.from !== "" && period.from > from ? period.from : from,
    to: period.to !== "" && period.to < to ? period.to : to,
  };
}
