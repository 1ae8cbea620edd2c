import type { RaceEvidence } from "./evidence";

/** A rule of thumb of the field, made explicit. */
export interface Rule {
  readonly name: string;
  readonly verdict: "harmful" | "benign";
  /** 3 settles the question by itself, 2 is a good reason, 1 only a hint. */
  readonly strength: 1 | 2 | 3;
  /** Why the rule holds, as a sentence. */
  readonly because: string;
  /** What in the evidence makes it apply, as a sentence; null when it does not. */
  applies(evidence: RaceEvidence): string | null;
}
