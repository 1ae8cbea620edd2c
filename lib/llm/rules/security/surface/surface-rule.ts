import type { CitedRule } from "../../cited-rule";
import type { Evidence } from "../evidence";

/** The outputs that say from where a bug is reached, apart from those for users of the machine. */
export type Surface =
  | "VMGuestTrigger"
  | "VMHostTrigger"
  | "NetworkTrigger"
  | "RemoteTrigger"
  | "PeripheralTrigger"
  | "FilesystemTrigger";

/** A rule that recognises a way in from outside. */
export interface SurfaceRule extends CitedRule {
  readonly output: Surface;
  /** What was seen, with its places, as a sentence without its full stop; null when nothing was. */
  applies(evidence: Evidence): string | null;
}
