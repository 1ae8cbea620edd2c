import type { Crash } from "../crash";

/** What a kind of failure does to a system of production. */
export interface DamageRule {
  readonly name: string;
  readonly exploitable: boolean;
  readonly denialOfService: boolean;
  /** Whether the kind alone settles both answers; else the code decides and the expert is not confident. */
  readonly settled: boolean;
  /** Why the rule holds without sanitizers and `panic_on_warn`, as a sentence. */
  readonly because: string;
  /** Where that is written: a file of the kernel's documentation or source, without a line. */
  readonly source: string;
  /** What in the report makes it apply, as a sentence without its full stop; null when it does not. */
  applies(crash: Crash): string | null;
}
