import { nameOf, type StackCode, type StackFrameCode } from "./stack-code";

/** A function of a stack and the one above it. */
export interface FramePair {
  readonly callee: StackFrameCode;
  readonly caller: StackFrameCode;
  /** Where the caller calls something that may have led to the callee. The return address may be of the next statement. */
  readonly calls: "here" | "before" | "not near";
}

/** Lines. */
const BEFORE = 3;

/** Every two neighbouring frames whose code was read and whose lines fit it. */
export function framePairs(stacks: readonly StackCode[]): FramePair[] {
  return stacks.flatMap(({ frames }) => frames.slice(1).flatMap((caller, index) => pairOf(frames[index], caller)));
}

function pairOf(callee: StackFrameCode | undefined, caller: StackFrameCode): FramePair[] {
  if (callee === undefined || callee.source === null || caller.source === null || caller.lineFits !== true) return [];
  const { masked, lineStarts, firstLine } = caller.source;
  if (new RegExp(`\\b${nameOf(callee.frame)}\\b`).test(masked)) return [{ callee, caller, calls: "here" }];
  const start = lineStarts[caller.frame.line - firstLine] ?? 0;
  const statement = 1 + Math.max(...[";", "{", "}"].map((end) => masked.lastIndexOf(end, start)));
  const stop = masked.indexOf(";", start);
  const end = stop < 0 ? masked.length : stop;
  if (hasCall(masked.slice(statement, end))) return [{ callee, caller, calls: "here" }];
  const before = lineStarts[Math.max(0, caller.frame.line - firstLine - BEFORE)] ?? 0;
  return [{ callee, caller, calls: hasCall(masked.slice(before, end)) ? "before" : "not near" }];
}

function hasCall(text: string): boolean {
  return /[\w)\]]\s*\(/.test(text.replace(/\b(if|while|for|switch|return|sizeof|likely|unlikely)\s*\(/g, " "));
}
