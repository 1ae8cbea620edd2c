import type { Job } from "@/lib/contract/job";
import type { Namespace } from "@/lib/contract/namespace";
import { jobArgs } from "@/lib/db/jobs";
import { findNamespace } from "@/lib/db/namespaces";
import { spanSteps } from "@/lib/db/span-steps";
import { type Alignment, alignSteps } from "@/lib/trajectory/align-steps";
import { type ComparedValue, comparedValues } from "@/lib/trajectory/compared-values";

/** Spans of each job that are compared. */
const MAX_STEPS = 2000;

/** Everything of two jobs that is compared beside their rows. */
export interface ComparisonData {
  readonly namespace: Namespace | null;
  readonly outputs: readonly ComparedValue[];
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
    spanSteps(a.id, MAX_STEPS),
    spanSteps(b.id, MAX_STEPS),
  ]);
  return {
    namespace,
    outputs: comparedValues(a.results, b.results).filter(({ name }) => name !== "Explanation"),
    inputs: comparedValues(argsA ?? "", argsB ?? ""),
    alignment: alignSteps(stepsA.rows, stepsB.rows),
    left: { a: stepsA.count - stepsA.rows.length, b: stepsB.count - stepsB.rows.length },
  };
}
