import type { CitedRule } from "../cited-rule";
import type { StackCode } from "./stack-code";

/** A mistake that the code of a report's stacks can show. It decides nothing: it says where to look first. */
export interface RootCauseRule extends CitedRule {
  /** What was seen, with its lines, as a sentence without its full stop; null when the code does not show it. */
  applies(stacks: readonly StackCode[]): string | null;
}
