import type { StackCode } from "./stack-code";

/** A mistake that the code of a report's stacks can show. It decides nothing: it says where to look first. */
export interface RootCauseRule {
  readonly name: string;
  /** Why what it sees makes the report likely, as a sentence. */
  readonly because: string;
  /** Where that is written: a file of the kernel's documentation or source, without a line. */
  readonly source: string;
  /** What was seen, with its lines, as a sentence without its full stop; null when the code does not show it. */
  applies(stacks: readonly StackCode[]): string | null;
}
