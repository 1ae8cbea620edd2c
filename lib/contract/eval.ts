/*
 *   eval   labelled reports, run as ordinary jobs with one model, to measure verdicts
 *   case   a labelled report of an eval
 *   run    one of the k jobs of a case
 */
import type { Instant } from "./instant";
import type { JobRow, VerdictFlag } from "./job";
import type { LabelledReport } from "./labelled-report";

/** What an eval was started with. */
export interface Eval {
  readonly id: string;
  readonly namespace: string;
  readonly name: string;
  /** Evals with the same digest had the same reports and labels, and can be compared. */
  readonly setDigest: string;
  /** The model that its jobs wish for. */
  readonly model: string;
  /** Jobs for each case. */
  readonly runs: number;
  readonly operator: string;
  readonly created: Instant;
}

/** What is kept of a labelled report; its args are those of its jobs. */
export interface EvalCase {
  /** The report's id. */
  readonly report: string;
  readonly workflow: string;
  readonly title: string;
  readonly labels: readonly VerdictFlag[];
  readonly set: LabelledReport["set"];
  /** Why the labels are right. */
  readonly reason: string;
  /** The commit that says so, or `own`. */
  readonly source: string;
}

/** A job of a case. */
export interface EvalRun {
  readonly report: string;
  /** From 1 on. */
  readonly run: number;
  readonly job: JobRow;
}

/** An eval with all that its numbers are made from. Runs that were not filed yet are missing. */
export interface EvalData {
  readonly eval: Eval;
  /** In the order of the files. */
  readonly cases: readonly EvalCase[];
  /** By case and run. */
  readonly runs: readonly EvalRun[];
}

/** An eval as a list shows it: counts of its jobs. */
export interface EvalSummary extends Eval {
  readonly cases: number;
  /** Jobs that were filed; all when it is `cases` times `runs`. */
  readonly jobs: number;
  readonly finished: number;
  readonly failed: number;
  readonly aborted: number;
  /** Finished jobs whose every label was met. */
  readonly right: number;
  /** When the last job ended; null while one has not. */
  readonly ended: Instant | null;
  readonly promptVersions: readonly string[];
  readonly codeRevisions: readonly string[];
}

/** Where a case of an eval is named on the page of one of its jobs. */
export interface EvalOfJob {
  readonly id: string;
  readonly name: string;
  readonly report: string;
  readonly run: number;
  readonly runs: number;
  readonly labels: readonly VerdictFlag[];
}

/** Which cases a list shows by what their runs say: all, those with a wrong or a failed run, or a field of the confusion matrix. */
export const caseViews = ["all", "wrong", "failed", "tp", "fp", "tn", "fn"] as const;

/** What the cases on an eval's page are narrowed to; empty texts narrow nothing. */
export interface CaseFilter {
  readonly view: (typeof caseViews)[number];
  readonly workflow: string;
  readonly set: string;
  /** The output that wrong runs and the matrix are about. */
  readonly output: string;
}

export const everyCase: CaseFilter = { view: "all", workflow: "", set: "", output: "" };
