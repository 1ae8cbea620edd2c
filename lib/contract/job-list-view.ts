/** The columns of a list, in the order in which they stand. */
export const listColumns = [
  "id",
  "workflow",
  "verdict",
  "correct",
  "claims",
  "description",
  "model",
  "promptVersion",
  "agentName",
  "created",
  "started",
  "finished",
  "duration",
  "tokens",
  "cost",
  "codeRevision",
  "errorSummary",
] as const;
export type ListColumn = (typeof listColumns)[number];

/** How a list is looked at, beside what it lets through. */
export interface JobListView {
  /** In the order of {@link listColumns}; the bug, which leads to the job, is always among them. */
  readonly columns: readonly ListColumn[];
  /** Rows of 28 or of 36 pixels. */
  readonly density: "compact" | "comfortable";
}

const optional: ReadonlySet<ListColumn> = new Set([
  "claims",
  "model",
  "promptVersion",
  "agentName",
  "duration",
  "tokens",
  "cost",
]);

/** syzbot's columns. */
export const defaultView: JobListView = {
  columns: listColumns.filter((name) => !optional.has(name)),
  density: "compact",
};

/** Those of the named columns that there are, with the bug's; the default ones when there are none. */
export function columnsOf(names: readonly string[]): readonly ListColumn[] {
  const chosen = listColumns.filter((name) => names.includes(name));
  if (chosen.length === 0) return defaultView.columns;
  return listColumns.filter((name) => chosen.includes(name) || name === "description");
}
