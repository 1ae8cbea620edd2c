import type { Frame } from "@/lib/report/report";
import type { Evidence } from "../evidence";
import { cited } from "../path/citation";
import type { StackPath } from "../path/stack-path";
import { type Step, stepName } from "../path/step";

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
