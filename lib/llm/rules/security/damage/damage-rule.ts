import type { CitedRule } from "../../cited-rule";
import type { Crash } from "../crash";

/** What a kind of failure does to a system of production: its reason holds without sanitizers and `panic_on_warn`. */
export interface DamageRule extends CitedRule {
  readonly exploitable: boolean;
  readonly denialOfService: boolean;
  /** Whether the kind alone settles both answers; else the code decides and the expert is not confident. */
  readonly settled: boolean;
  /** What in the report makes it apply, as a sentence without its full stop; null when it does not. */
  applies(crash: Crash): string | null;
}
