import type { CaseFilter } from "@/lib/contract/eval";
import type { JudgedCase, JudgedOutput } from "./judged-case";

/**
 * Those of `cases` that a filter lets through, each with the outputs that are as asked for. Of k runs one that is so is enough; a
 * case with a failed run keeps all of its outputs.
 */
export function shownCases(cases: readonly JudgedCase[], filter: CaseFilter): JudgedCase[] {
  const { workflow, set, output, view } = filter;
  return cases
    .filter((one) => (workflow === "" || one.workflow === workflow) && (set === "" || one.set === set))
    .filter((one) => view !== "failed" || one.runs.some(({ job }) => job.state === "failed" || job.state === "aborted"))
    .map((one) => ({
      ...one,
      outputs: one.outputs.filter((judged) => (output === "" || judged.name === output) && isInView(judged, view)),
    }))
    .filter(({ outputs }) => outputs.length > 0);
}

function isInView({ runs }: JudgedOutput, view: CaseFilter["view"]): boolean {
  if (view === "all" || view === "failed") return true;
  const wanted = view === "wrong" ? ["fp", "fn"] : [view];
  return runs.some(({ cell }) => cell !== null && wanted.includes(cell));
}
