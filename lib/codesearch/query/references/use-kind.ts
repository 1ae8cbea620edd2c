import type { UseKind } from "@/lib/codesearch/reference";
import { char, isWordByte } from "@/lib/codesearch/scanner/characters";

const DOT = 46;
const ARROW_HEAD = 62;
const MINUS = 45;
const PLUS = 43;
const AMPERSAND = 38;
const operatorsBeforeEquals = new Set(Array.from("+-*/%&|^", (character) => character.charCodeAt(0)));

/** Macros that store into their first argument, or into what its address is taken of. */
const storing =
  /^(?:WRITE_ONCE|smp_store_\w+|rcu_assign_pointer|RCU_INIT_POINTER|ACCESS_PRIVATE_SET|(?:raw_|__)?this_cpu_write)$/;
const loading =
  /^(?:READ_ONCE|smp_load_acquire|rcu_dereference\w*|rcu_access_pointer|(?:raw_|__)?this_cpu_read|data_race)$/;
const exchanging = /^(?:(?:try_)?cmpxchg\w*|xchg\w*|(?:raw_|__)?this_cpu_(?:inc|dec|add|sub|or|and|xchg|cmpxchg)\w*)$/;
const naming = /^(?:EXPORT_\w+|sizeof|sizeof_field|typeof|__typeof__|offsetof|offsetofend)$/;

/** Last offset before `position` that holds no blank, line end or line continuation, -1: none. */
export function backOverSpace(code: Buffer, position: number): number {
  let at = position - 1;
  while (at >= 0) {
    const byte = code[at] ?? 0;
    if (byte > 32 && !(byte === char.backslash && isLineEnd(code[at + 1] ?? 0))) return at;
    at--;
  }
  return at;
}

/** First offset from `position` on that holds no blank, line end or line continuation; the length of the code: none. */
export function overSpace(code: Buffer, position: number): number {
  let at = position;
  while (at < code.length) {
    const byte = code[at] ?? 0;
    if (byte > 32 && !(byte === char.backslash && isLineEnd(code[at + 1] ?? 0))) return at;
    at++;
  }
  return at;
}

function isLineEnd(byte: number): boolean {
  return byte === char.newline || byte === char.carriageReturn;
}

/** The identifier that ends at the last code before `position`, "" when something else stands there. */
export function wordBefore(code: Buffer, position: number): string {
  const last = backOverSpace(code, position);
  let start = last + 1;
  while (start > 0 && isWordByte[code[start - 1] ?? 0] === 1) start--;
  return code.toString("latin1", start, last + 1);
}

/** Whether the name at `start` is a member: behind `->` or `.`, in an initialiser too. */
export function isMemberName(code: Buffer, start: number): boolean {
  const last = backOverSpace(code, start);
  if (code[last] === DOT) return code[last - 1] !== DOT;
  return code[last] === ARROW_HEAD && code[last - 1] === MINUS;
}

/** The directive of the line that `offset` is on, "" when the line is none. Its continuation lines are none either. */
export function directiveOf(code: Buffer, offset: number): string {
  const lineStart = offset === 0 ? 0 : code.lastIndexOf(char.newline, offset - 1) + 1;
  const match = /^[ \t]*#[ \t]*(\w+)/.exec(code.toString("latin1", lineStart, Math.min(lineStart + 40, code.length)));
  return match?.[1] ?? "";
}

/**
 * What happens to the object that the expression `code[start, end)` names. What stands behind it decides, then what
 * stands before it.
 */
export function accessOf(code: Buffer, start: number, end: number): UseKind {
  const behind = overPostfix(code, end);
  const wrapper = wrapperOf(code, start);
  if (naming.test(wrapper)) return "reference";
  if (behind.isCall) return "call";
  if (behind.isFollowed) return "read";
  const after = operatorAt(code, behind.position);
  if (after !== null) return isDereferenced(code, start) ? "read" : after;
  const before = backOverSpace(code, start);
  const byte = code[before];
  if ((byte === PLUS || byte === MINUS) && code[before - 1] === byte) return "read-write";
  if (storing.test(wrapper)) return "write";
  if (exchanging.test(wrapper)) return "read-write";
  if (loading.test(wrapper)) return "read";
  return isUnary(code, before, AMPERSAND) ? "address" : "read";
}

/** The function or macro whose first argument the expression (or its address) is, "" when it is none's. */
function wrapperOf(code: Buffer, start: number): string {
  let before = backOverSpace(code, start);
  if (code[before] === AMPERSAND) before = backOverSpace(code, before);
  return code[before] === char.open
    ? wordBefore(code, before)
    : wordBefore(code, before + 1) === "sizeof"
      ? "sizeof"
      : "";
}

interface Behind {
  readonly position: number;
  readonly isCall: boolean;
  /** Whether `->` follows: what the object points to is used, not the object. */
  readonly isFollowed: boolean;
}

/** Moves over `[…]` and `.member` behind an expression. */
function overPostfix(code: Buffer, end: number): Behind {
  let position = overSpace(code, end);
  const isCall = code[position] === char.open;
  for (;;) {
    const byte = code[position];
    if (byte === char.bracketOpen) position = overSpace(code, closing(code, position) + 1);
    else if (byte === DOT && code[position + 1] !== DOT) {
      position = overSpace(code, position + 1);
      while (isWordByte[code[position] ?? 0] === 1) position++;
      position = overSpace(code, position);
    } else break;
  }
  const isFollowed = code[position] === MINUS && code[position + 1] === ARROW_HEAD;
  return { position, isCall, isFollowed };
}

/** Offset of the bracket that closes the one at `open`; the end of the code when none does. */
function closing(code: Buffer, open: number): number {
  let depth = 0;
  for (let at = open; at < code.length; at++) {
    const byte = code[at];
    if (byte === char.bracketOpen) depth++;
    else if (byte === char.bracketClose && --depth === 0) return at;
    else if (byte === char.semicolon) return at;
  }
  return code.length;
}

function operatorAt(code: Buffer, position: number): UseKind | null {
  const byte = code[position] ?? 0;
  const next = code[position + 1];
  if (byte === char.equals) return next === char.equals ? null : "write";
  if ((byte === PLUS || byte === MINUS) && next === byte) return "read-write";
  if (operatorsBeforeEquals.has(byte) && next === char.equals) return "read-write";
  const isShift = (byte === 60 || byte === ARROW_HEAD) && next === byte && code[position + 2] === char.equals;
  return isShift ? "read-write" : null;
}

/** Whether a `*` that is no multiplication stands before: `*p = 0` reads p. */
function isDereferenced(code: Buffer, start: number): boolean {
  return isUnary(code, backOverSpace(code, start), char.star);
}

function isUnary(code: Buffer, at: number, operator: number): boolean {
  if (code[at] !== operator || (operator === AMPERSAND && code[at - 1] === AMPERSAND)) return false;
  const before = backOverSpace(code, at);
  const byte = code[before] ?? 0;
  if (byte === char.close || byte === char.bracketClose) return false;
  return isWordByte[byte] === 0 || /^(?:return|case|else|do)$/.test(wordBefore(code, at));
}
