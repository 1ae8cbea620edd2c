import "server-only";
import type { Eval } from "@/lib/contract/eval";
import { earlierEvals, loadEval } from "@/lib/db/evals";
import { findNamespace } from "@/lib/db/namespaces";
import { type EvalReport, reportEval } from "@/lib/eval/eval-report";
import { type Flip, flipsBetween } from "@/lib/eval/flips";

/** Everything that the page of an eval shows; null when there is no such eval. `against` is empty for the latest earlier one. */
export async function loadEvalPage(id: string, against: string) {
  const data = await loadEval(id);
  if (data === null) return null;
  const report = reportEval(data);
  const [namespace, earlier] = await Promise.all([findNamespace(data.eval.namespace), earlierEvals(data.eval)]);
  const chosen = earlier.find((one) => one.id === against) ?? null;
  const other = chosen ?? earlier[0] ?? null;
  return {
    namespace,
    report,
    earlier,
    against: other,
    /** What was asked for cannot be compared with it. */
    isOther: against !== "" && chosen === null,
    flips: other === null ? [] : await flipsAgainst(other, report),
  };
}

async function flipsAgainst(other: Eval, report: EvalReport): Promise<Flip[]> {
  const data = await loadEval(other.id);
  return data === null ? [] : flipsBetween(reportEval(data), report);
}
