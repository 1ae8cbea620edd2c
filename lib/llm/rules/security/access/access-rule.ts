import type { CitedRule } from "../../cited-rule";
import type { CheckedPath, Evidence } from "../evidence";

/** What somebody on the machine needs to go a way: nothing, capabilities in a user namespace, or more than that. */
export type Requirement = "nothing" | "user namespace" | "machine";

/** What a rule found about the way in. */
export interface AccessFinding {
  readonly requirement: Requirement;
  /** What was seen, with its places, as a sentence without its full stop. */
  readonly observation: string;
  /** False when something that was not read may decide otherwise. */
  readonly certain: boolean;
}

/** A rule about who may go a way. */
export interface AccessRule extends CitedRule {
  applies(path: CheckedPath, evidence: Evidence): AccessFinding | null;
}
