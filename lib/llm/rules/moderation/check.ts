import type { Report } from "@/lib/report/report";
import type { CitedRule } from "../cited-rule";
import type { StackCode } from "./stack-code";

/** What the checks look at. */
export interface ModerationEvidence {
  readonly report: Report;
  /** The title that the report was filed under; empty when none was given. */
  readonly title: string;
  /** The report as it was printed. */
  readonly text: string;
  /** The stacks with their code; empty when no stack has a function of the kernel proper. */
  readonly stacks: readonly StackCode[];
}

/** What a check found. */
export interface Finding {
  /** `unknown` when the report or the tree does not say. */
  readonly outcome: "passed" | "failed" | "unknown";
  /** What was seen, with its places, as a sentence without its full stop. */
  readonly observation: string;
}

/** One question that a report must stand. Its reason says what a developer lacks in a report that does not pass. */
export interface ModerationCheck extends CitedRule {
  /** Whether a report that fails it is not actionable. */
  readonly decisive: boolean;
  /** Null for reports that it is not about, and of those that only name a mistake for reports without it. */
  applies(evidence: ModerationEvidence): Finding | null;
}

export function passed(observation: string): Finding {
  return { outcome: "passed", observation };
}

export function failed(observation: string): Finding {
  return { outcome: "failed", observation };
}

export function unknown(observation: string): Finding {
  return { outcome: "unknown", observation };
}
