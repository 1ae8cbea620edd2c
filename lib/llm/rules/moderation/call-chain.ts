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
  const broken = pairs.find(({ possible }) => !possible);
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
  readonly possible: boolean;
}

function pairOf(callee: StackFrameCode | undefined, caller: StackFrameCode): Pair[] {
  if (callee === undefined || callee.source === null || caller.source === null || caller.lineFits !== true) return [];
  const { masked, lineStarts, firstLine } = caller.source;
  if (new RegExp(`\\b${nameOf(callee.frame)}\\b`).test(masked)) return [{ callee, caller, possible: true }];
  const at = caller.frame.line - firstLine;
  const near = masked.slice(lineStarts[Math.max(0, at - BEFORE)], lineStarts[at + 2] ?? masked.length);
  const calls = near.replace(/\b(if|while|for|switch|return|sizeof|likely|unlikely)\s*\(/g, " ");
  return [{ callee, caller, possible: /[\w)\]]\s*\(/.test(calls) }];
}

/** A call goes on over some lines, and the reported one may be its last. */
const BEFORE = 3;
