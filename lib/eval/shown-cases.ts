import type { CaseFilter } from "@/lib/contract/eval";
import type { JudgedCase } from "./judged-case";

/** Those of `cases` that a filter lets through. A case of k runs is there when one of them is as asked for. */
export function shownCases(cases: readonly JudgedCase[], filter: CaseFilter): JudgedCase[] {
  const { workflow, set, output } = filter;
  return cases.filter(
    (one) =>
      (workflow === "" || one.workflow === workflow) &&
      (set === "" || one.set === set) &&
      (output === "" || one.outputs.some(({ name }) => name === output)) &&
      isInView(one, filter),
  );
}

function isInView({ outputs, runs }: JudgedCase, { view, output }: CaseFilter): boolean {
  if (view === "all") return true;
  if (view === "failed") return runs.some(({ job }) => job.state === "failed" || job.state === "aborted");
  const wanted = view === "wrong" ? ["fp", "fn"] : [view];
  const asked = outputs.filter(({ name }) => output === "" || name === output);
  return asked.some((one) => one.runs.some(({ cell }) => cell !== null && wanted.includes(cell)));
}
