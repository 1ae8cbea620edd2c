import { type Check, check } from "./check";
import { nameOf, type StackCode, type StackFrameCode } from "./stack-code";

/*
 * Whether the frames of a stack can have called each other. A return address stands behind a call: a line that calls nothing,
 * in a function that does not name the one above it, is of another stack. Functions that were inlined or that the compiler
 * left by a jump are missing from stacks (Documentation/admin-guide/bug-hunting.rst), so a line that calls something else proves nothing.
 */

/** Null when no two neighbouring frames could be compared. */
export function callChain(stacks: readonly StackCode[]): Check | null {
  const pairs = stacks.flatMap(({ frames }) =>
    frames.slice(1).flatMap((caller, index) => pairOf(frames[index], caller)),
  );
  if (pairs.length === 0) return null;
  const silent = pairs.filter(({ calls }) => calls !== "here");
  const broken = silent.find(({ calls }) => calls === "not near") ?? (silent.length > 1 ? silent[0] : undefined);
  if (broken === undefined) {
    return check(
      "call-chain",
      false,
      "passed",
      "Each function of the stacks that was read may have called the one above it.",
    );
  }
  const { callee, caller } = broken;
  return check(
    "call-chain",
    true,
    "failed",
    `\`${nameOf(caller.frame)}\` calls nothing at ${caller.frame.file}:${caller.frame.line}: \`${lineOf(caller)}\`, and nowhere \`${nameOf(callee.frame)}\`, which stands above it in the stack: these are parts of different stacks.`,
  );
}

function lineOf({ frame, source }: StackFrameCode): string {
  return source === null ? "" : (source.text.split("\n")[frame.line - source.firstLine] ?? "").trim();
}

interface Pair {
  readonly callee: StackFrameCode;
  readonly caller: StackFrameCode;
  /** Where the caller calls something that may have led to the callee. The return address may be of the next statement. */
  readonly calls: "here" | "before" | "not near";
}

function pairOf(callee: StackFrameCode | undefined, caller: StackFrameCode): Pair[] {
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

/** Lines. */
const BEFORE = 3;
