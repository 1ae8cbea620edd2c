/** What came of an action on several jobs. */
export interface BulkOutcome {
  /** Null before the first one. */
  readonly action: "rerun" | "cancel" | null;
  /** The new jobs of re-runs, or the cancelled ones. */
  readonly done: readonly string[];
  readonly skipped: readonly { readonly id: string; readonly why: string }[];
  /** Why nothing was done at all; empty otherwise. */
  readonly problem: string;
}

export const noOutcome: BulkOutcome = { action: null, done: [], skipped: [], problem: "" };

const verbs = { rerun: "re-run", cancel: "cancelled" } as const;

/** `2 re-run, 1 skipped: The job is not over yet.`, each reason once; empty when nothing was asked for. */
export function outcomeText({ action, done, skipped, problem }: BulkOutcome): string {
  if (action === null) return problem;
  const parts = [`${done.length} ${verbs[action]}`];
  if (skipped.length > 0) {
    const reasons = [...new Set(skipped.map(({ why }) => why))].join(" ");
    parts.push(`${skipped.length} skipped: ${reasons}`);
  }
  return parts.join(", ");
}
