import type { Frame } from "@/lib/report/report";
import type { Evidence } from "../evidence";
import { cited } from "../path/citation";
import type { StackPath } from "../path/stack-path";
import type { Step } from "../path/step";
import { stepName } from "../path/step";

/** The outputs that say from where a bug is reached, apart from those for users of the machine. */
export type Surface =
  | "VMGuestTrigger"
  | "VMHostTrigger"
  | "NetworkTrigger"
  | "RemoteTrigger"
  | "PeripheralTrigger"
  | "FilesystemTrigger";

/** A rule that recognises a way in from outside. */
export interface SurfaceRule {
  readonly name: string;
  readonly output: Surface;
  /** Why what it sees means that way, as a sentence. */
  readonly because: string;
  /** Where that is written: a file of the kernel's documentation or source, without a line. */
  readonly source: string;
  /** What was seen, with its places, as a sentence without its full stop; null when nothing was. */
  applies(evidence: Evidence): string | null;
}

/** A function of a path, with its place in the tree when it was read. */
export function seen(step: Step | undefined, frame: Frame): string {
  return step === undefined || step.head === null ? `\`${stepName(frame)}\` (not read)` : cited(step.head);
}

/** The first function of the paths that matches, described; `where` limits the paths. */
export function findFrame(
  { paths }: Evidence,
  matches: (frame: Frame, path: StackPath) => boolean,
  where: (path: StackPath, index: number) => boolean = () => true,
): string | null {
  for (const [number, path] of paths.entries()) {
    if (!where(path, number)) continue;
    const index = path.frames.findIndex((frame) => matches(frame, path));
    const frame = path.frames[index];
    if (frame !== undefined) return `the ${path.about} stack goes through ${seen(path.steps[index], frame)}`;
  }
  return null;
}

/** The stacks that an attacker sets off: not the one that allocated. */
export function isTriggered({ stack }: StackPath): boolean {
  return stack.kind !== "allocation";
}
