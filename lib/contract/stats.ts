import type { TokenCounts } from "./job";
import type { SpanType } from "./span";

/** What jobs are counted by. */
export const statsGroupings = ["workflow", "model", "prompt", "revision"] as const;
export type StatsGrouping = (typeof statsGroupings)[number];

/** How far back jobs are counted, by their creation: full days until now, all, or the dates given. */
export const statsRanges = ["7d", "30d", "90d", "all", "dates"] as const;
export type StatsRange = (typeof statsRanges)[number];

/** A day in UTC, e.g. `2026-11-26`. */
export type Day = string;

/** Days in UTC; an empty one leaves that side open. */
export interface Period {
  readonly from: Day | "";
  /** The first day that does not count any more. */
  readonly to: Day | "";
}

/** What the counted jobs have in common: a workflow, model and so on; an empty one for jobs that have none. */
export type StatsNarrowing = Partial<Readonly<Record<StatsGrouping, string>>>;

/** What the stats page is asked for. */
export interface StatsChoice {
  readonly namespace: string;
  readonly grouping: StatsGrouping;
  readonly range: StatsRange;
  /** Set only when the range is `dates`. */
  readonly dates: Period;
  readonly only: StatsNarrowing;
}

/** Reviews, of whole verdicts or of one output. */
export interface ReviewCounts {
  readonly correct: number;
  readonly incorrect: number;
}

/** Ended jobs. */
export interface EndCounts {
  readonly finished: number;
  readonly failed: number;
  readonly aborted: number;
}

/** What ended jobs took together. */
export interface WorkSums {
  /** From start to end, of the jobs that were not aborted. */
  readonly durationMs: number;
  readonly tokens: TokenCounts;
  /** Of the jobs whose cost is known, in millionths of a dollar. */
  readonly costMicros: number;
  /** Jobs whose cost is not known. */
  readonly unpriced: number;
}

/** How often an output was what, and what its own reviews say. */
export interface StatsFlag extends ReviewCounts {
  readonly name: string;
  readonly yes: number;
  readonly no: number;
}

/** The ended jobs that agree in what they are grouped by. */
export interface StatsGroup extends EndCounts, ReviewCounts, WorkSums {
  /** The workflow, model, prompt version or revision; empty where a job has none. */
  readonly key: string;
  readonly flags: readonly StatsFlag[];
}

export interface StatsFailure {
  readonly reason: string;
  readonly jobs: number;
}

/** The steps of one type and name. */
export interface StatsStep {
  readonly type: SpanType;
  readonly name: string;
  readonly calls: number;
  readonly failed: number;
  readonly elapsedMs: number;
  /** What could have come from a cache and what did: tokens of model calls, files of codesearch-prepare. */
  readonly cacheable: number;
  readonly cached: number;
}

/** The jobs created on one day. */
export interface StatsDay extends EndCounts, ReviewCounts, WorkSums {
  readonly day: Day;
}

/** Each list is cut at a length that a page can show, the largest first; days are complete and in their order. */
export interface Stats {
  readonly groups: readonly StatsGroup[];
  /** There are groups with fewer jobs than those. */
  readonly moreGroups: boolean;
  readonly failures: readonly StatsFailure[];
  readonly steps: readonly StatsStep[];
  readonly days: readonly StatsDay[];
}
