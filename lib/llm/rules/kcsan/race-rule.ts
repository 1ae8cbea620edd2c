import type { CitedRule } from "../cited-rule";
import type { RaceEvidence } from "./evidence";

/** A rule of thumb of the field, made explicit. */
export interface RaceRule extends CitedRule {
  readonly verdict: "harmful" | "benign";
  /** 3 settles the question by itself, 2 is a good reason, 1 only a hint. */
  readonly strength: 1 | 2 | 3;
  readonly section: string;
  /** What in the evidence makes it apply, as a sentence without its full stop; null when it does not. */
  applies(evidence: RaceEvidence): string | null;
}
