/** One question that a report must stand, and its answer. */
export interface Check {
  readonly name: string;
  /** `unknown` when the report or the tree does not say. */
  readonly outcome: "passed" | "failed" | "unknown";
  /** Whether a report that fails it is not actionable. */
  readonly decisive: boolean;
  /** What was seen, as a sentence. */
  readonly detail: string;
}

export function check(name: string, decisive: boolean, outcome: Check["outcome"], detail: string): Check {
  return { name, decisive, outcome, detail };
}
