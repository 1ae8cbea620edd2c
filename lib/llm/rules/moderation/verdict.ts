import type { AppliedCheck } from "./checks";

export interface ModerationVerdict {
  readonly actionable: boolean;
  readonly confident: boolean;
  /** The checks that make it not actionable. */
  readonly failed: readonly AppliedCheck[];
  /** The checks that could not be made. */
  readonly open: readonly AppliedCheck[];
}

/** One decisive check that fails settles it, whatever else is open; without one all must have been made to be confident. */
export function judge(applied: readonly AppliedCheck[]): ModerationVerdict {
  const failed = applied.filter(({ check, outcome }) => check.decisive && outcome === "failed");
  const open = applied.filter(({ outcome }) => outcome === "unknown");
  return { actionable: failed.length === 0, confident: failed.length > 0 || open.length === 0, failed, open };
}
