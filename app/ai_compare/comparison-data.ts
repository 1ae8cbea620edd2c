import type { Job } from "@/lib/contract/job";
import type { Namespace } from "@/lib/contract/namespace";
import { VOTES, type Votes, votesOf } from "@/lib/contract/votes";
import { jobArgs } from "@/lib/db/jobs";
import { findNamespace } from "@/lib/db/namespaces";
import { countSpans, spanColumns } from "@/lib/db/span-columns";
import { type Alignment, alignSteps } from "@/lib/trajectory/align-steps";
import { type ComparedValue, comparedValues } from "@/lib/trajectory/compared-values";
import { linesOf } from "@/lib/trajectory/span-lines";

/** Spans of each job that are compared. */
const MAX_STEPS = 2000;

/** Everything of two jobs that is compared beside their rows. */
export interface ComparisonData {
  readonly namespace: Namespace | null;
  /** Without explanations and votes. */
  readonly outputs: readonly ComparedValue[];
  /** How each job's candidates voted; null where nobody did. */
  readonly votes: { readonly a: Votes | null; readonly b: Votes | null };
  readonly inputs: readonly ComparedValue[];
  readonly alignment: Alignment;
  /** Spans of each that are not compared. */
  readonly left: { readonly a: number; readonly b: number };
}

export async function loadComparison(a: Job, b: Job): Promise<ComparisonData> {
  const [namespace, argsA, argsB, stepsA, stepsB] = await Promise.all([
    findNamespace(a.namespace),
    jobArgs(a.id),
    jobArgs(b.id),
    firstSteps(a.id),
    firstSteps(b.id),
  ]);
  return {
    namespace,
    outputs: comparedValues(a.results, b.results).filter(({ name }) => name !== "Explanation" && name !== VOTES),
    votes: { a: votesOf(a.results), b: votesOf(b.results) },
    inputs: comparedValues(argsA ?? "", argsB ?? ""),
    alignment: alignSteps(stepsA.steps, stepsB.steps),
    left: { a: stepsA.count - stepsA.steps.length, b: stepsB.count - stepsB.steps.length },
  };
}

async function firstSteps(id: string) {
  const [columns, count] = await Promise.all([spanColumns(id, { afterSeq: -1, limit: MAX_STEPS }), countSpans(id)]);
  return { steps: linesOf(columns), count };
}
