import { type CaseFilter, caseViews } from "@/lib/contract/eval";
import { routes } from "@/lib/routes";
import { type Query, textOf } from "./query";

/** What the URL of an eval's page says beside the eval. */
export interface EvalPlace {
  /** The eval to compare with; empty: the latest earlier one. */
  readonly against: string;
  readonly filter: CaseFilter;
}

/** An eval's page at a place; with a filter, at its cases. */
export function evalPage(id: string, { against, filter }: EvalPlace): string {
  const query = new URLSearchParams();
  if (against !== "") query.set("against", against);
  if (filter.view !== "all") query.set("view", filter.view);
  for (const name of ["workflow", "set", "output"] as const) if (filter[name] !== "") query.set(name, filter[name]);
  const text = query.size === 0 ? "" : `&${query}`;
  return `${routes.eval(id)}${text}${isNarrowed(filter) ? "#cases" : ""}`;
}

/** Reads what {@link evalPage} wrote. What is malformed counts as not set. */
export function readEvalPlace(query: Query): EvalPlace {
  const view = caseViews.find((known) => known === query.view) ?? "all";
  const [workflow, set, output] = ["workflow", "set", "output"].map((name) => textOf(query, name));
  return {
    against: textOf(query, "against").trim().toLowerCase(),
    filter: { view, workflow: workflow ?? "", set: set ?? "", output: output ?? "" },
  };
}

function isNarrowed({ view, workflow, set, output }: CaseFilter): boolean {
  return view !== "all" || workflow + set + output !== "";
}
