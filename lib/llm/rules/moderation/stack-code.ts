import type { Frame, Report, Stack } from "@/lib/report/report";
import { topFrame } from "@/lib/report/report-frames";
import { lastLine, type SourceText } from "../c/source-text";
import type { Investigation } from "../investigation";
import { isEntryFrame } from "../kcsan/helper-frames";
import { definitionLookup, readDefinition } from "../lookups";

/** A frame of a stack and the function that the tree has under its name. */
export interface StackFrameCode {
  readonly frame: Frame;
  readonly source: SourceText | null;
  /** Whether the frame's line lies in the function; null when it has none. */
  readonly lineFits: boolean | null;
}

/** The innermost own frames of a stack with their code. */
export interface StackCode {
  readonly stack: Stack;
  readonly frames: readonly StackFrameCode[];
}

const STACKS = 3;
const FRAMES = 3;

/** Looks up the three innermost own functions of the first three stacks. */
export function* readStacks(report: Report): Investigation<StackCode[]> {
  const chosen = report.stacks
    .filter((stack) => topFrame(stack) !== null)
    .slice(0, STACKS)
    .map((stack) => ({ stack, frames: ownFrames(stack) }));
  const frames = chosen.flatMap((entry) => entry.frames);
  if (frames.length === 0) return [];
  const names = [...new Set(frames.map((frame) => `\`${nameOf(frame)}\``))];
  const answers = yield {
    thoughts: `"${report.title}": ${report.stacks.length} stack${report.stacks.length === 1 ? "" : "s"}. I look whether ${names.join(", ")} exist in this tree and do what their stacks say.`,
    lookups: frames.map((frame) => definitionLookup(nameOf(frame), frame.file)),
  };
  let next = 0;
  return chosen.map(({ stack, frames: own }) => ({
    stack,
    frames: own.map((frame) => withCode(frame, readDefinition(answers[next++])?.source ?? null)),
  }));
}

export function nameOf(frame: Frame): string {
  return frame.function.replace(/\..*$/, "");
}

/** The frames from the innermost that is the kernel's own doing. */
function ownFrames(stack: Stack): Frame[] {
  const top = topFrame(stack);
  const from = top === null ? 0 : stack.frames.indexOf(top);
  const own = stack.frames.slice(from);
  const entry = own.findIndex(isEntryFrame);
  // A stack that is all entry code still has its innermost frame to show.
  return own.slice(0, entry < 0 ? FRAMES : Math.min(FRAMES, Math.max(entry, 1)));
}

function withCode(frame: Frame, source: SourceText | null): StackFrameCode {
  if (source === null || frame.line === 0) return { frame, source, lineFits: null };
  const lineFits = source.path === frame.file && frame.line >= source.firstLine && frame.line <= lastLine(source);
  return { frame, source, lineFits };
}
