import type { EvalCase, EvalData, EvalRun } from "@/lib/contract/eval";
import type { JobRow } from "@/lib/contract/job";

/** A field of a confusion matrix: whether the verdict is right, and what it says. */
export const cells = ["tp", "fp", "tn", "fn"] as const;
export type Cell = (typeof cells)[number];

/** What a run says about one labelled output. */
export interface JudgedRun {
  readonly job: JobRow;
  /** Null when it has no such output: it still runs, failed, or was aborted. */
  readonly value: boolean | null;
  readonly cell: Cell | null;
  /** Whether the run called itself confident; null when it does not say. */
  readonly confident: boolean | null;
}

/** One labelled output of a case. */
export interface JudgedOutput {
  readonly name: string;
  readonly label: boolean;
  readonly runs: readonly JudgedRun[];
  /** What most runs say; null when none says anything, or as many say yes as no. */
  readonly verdict: boolean | null;
  readonly tie: boolean;
  /** Whether the verdict is the label; null without a verdict. */
  readonly right: boolean | null;
}

/** A case with what its runs came to. */
export interface JudgedCase extends EvalCase {
  readonly runs: readonly EvalRun[];
  readonly outputs: readonly JudgedOutput[];
}

/** Compares every run of an eval with the labels of its case. */
export function judgeCases({ cases, runs }: Pick<EvalData, "cases" | "runs">): JudgedCase[] {
  const byReport = groupByReport(runs);
  return cases.map((one) => {
    const own = byReport.get(one.report) ?? [];
    return { ...one, runs: own, outputs: one.labels.map(({ name, value }) => judgeOutput(name, value, own)) };
  });
}

function groupByReport(runs: readonly EvalRun[]): Map<string, EvalRun[]> {
  const groups = new Map<string, EvalRun[]>();
  for (const run of runs) groups.set(run.report, [...(groups.get(run.report) ?? []), run]);
  return groups;
}

function judgeOutput(name: string, label: boolean, runs: readonly EvalRun[]): JudgedOutput {
  const judged = runs.map(({ job }): JudgedRun => {
    const value = flagOf(job, name);
    return { job, value, cell: value === null ? null : cellOf(label, value), confident: flagOf(job, "Confident") };
  });
  const yes = judged.filter(({ value }) => value === true).length;
  const no = judged.filter(({ value }) => value === false).length;
  const verdict = yes === no ? null : yes > no;
  return {
    name,
    label,
    runs: judged,
    verdict,
    tie: yes === no && yes > 0,
    right: verdict === null ? null : verdict === label,
  };
}

function flagOf({ verdict }: JobRow, name: string): boolean | null {
  return verdict.find((flag) => flag.name === name)?.value ?? null;
}

function cellOf(label: boolean, value: boolean): Cell {
  if (value) return label ? "tp" : "fp";
  return label ? "fn" : "tn";
}
