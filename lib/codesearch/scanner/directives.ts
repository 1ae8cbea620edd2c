import { byteClass, char, isWordByte, LETTER, skipBlanks, spells, wordEnd } from "./characters";
import { recordKind } from "./definition-records";
import type { ScanState } from "./scan-state";

/** Whether the `#` at the current position is the first thing on its line. */
export function startsDirective(state: ScanState): boolean {
  const { bytes, lineStart } = state;
  let before = state.position - 1;
  while (before >= lineStart && (bytes[before] === 32 || bytes[before] === 9)) before--;
  return before < lineStart;
}

/**
 * Reads the preprocessor directive at the current position up to the end of its last line. `#if` remembers the state,
 * `#else` goes back to it, and after `#endif` the scan goes on with the state of the first branch: a signature or `if {`
 * that is split by `#ifdef` then counts once.
 */
export function readDirective(state: ScanState): void {
  const { bytes, line } = state;
  const start = skipBlanks(bytes, state.position + 1);
  const end = wordEnd(bytes, start);
  const argument = skipBlanks(bytes, end);
  skipDirectiveText(state, argument);
  switch (state.text(start, end)) {
    case "define":
      addMacro(state, argument, line);
      break;
    case "if":
      openCondition(state, branchOfExpression(bytes, argument));
      break;
    case "ifdef":
      openCondition(state, namesAssembly(bytes, argument) ? "assembly" : "c");
      break;
    case "ifndef":
      openCondition(state, "c");
      break;
    case "else":
    case "elif":
    case "elifdef":
    case "elifndef":
      nextBranch(state);
      break;
    case "endif":
      closeCondition(state);
      break;
  }
}

/** Moves to the newline that ends the directive, over continued lines and block comments that go on. */
function skipDirectiveText(state: ScanState, argument: number): void {
  const { bytes } = state;
  let from = argument;
  let newline = nextNewline(bytes, from);
  for (;;) {
    if (newline < from) newline = nextNewline(bytes, from);
    const comment = openBlockComment(bytes, from, newline);
    if (comment >= 0) {
      from = skipBlockComment(state, comment + 2);
      continue;
    }
    let last = newline - 1;
    if (bytes[last] === char.carriageReturn) last--;
    if (last < state.position || bytes[last] !== char.backslash || newline >= bytes.length) {
      state.position = newline;
      return;
    }
    state.line++;
    state.lineStart = newline + 1;
    from = newline + 1;
  }
}

function nextNewline(bytes: Buffer, from: number): number {
  const newline = bytes.indexOf(char.newline, from);
  return newline < 0 ? bytes.length : newline;
}

/** Start of the first block comment in `bytes[from, end)`, -1: none. */
function openBlockComment(bytes: Uint8Array, from: number, end: number): number {
  for (let i = from; i < end - 1; i++) {
    if (bytes[i] === char.quote) i = endOfString(bytes, i + 1, end);
    // A backslash at the end of the line leads beyond it.
    if (i >= end - 1) return -1;
    if (bytes[i] !== char.slash) continue;
    if (bytes[i + 1] === char.star) return i;
    if (bytes[i + 1] === char.slash) return -1;
  }
  return -1;
}

/** Position of the quote that ends a string literal on this line, or of the line's end. */
function endOfString(bytes: Uint8Array, from: number, end: number): number {
  let position = from;
  while (position < end && bytes[position] !== char.quote) position += bytes[position] === char.backslash ? 2 : 1;
  return position;
}

/** Counts the lines of the block comment whose text begins at `from`; returns the position behind it. */
export function skipBlockComment(state: ScanState, from: number): number {
  const { bytes } = state;
  const length = bytes.length;
  let position = from;
  while (position < length) {
    const byte = bytes[position];
    if (byte === char.star && bytes[position + 1] === char.slash) break;
    if (byte === char.newline) {
      state.line++;
      state.lineStart = position + 1;
    }
    position++;
  }
  return position + 2;
}

function addMacro(state: ScanState, start: number, firstLine: number): void {
  const { bytes } = state;
  if (byteClass[bytes[start] ?? 0] !== LETTER) return;
  state.addRecord({
    kind: recordKind.macro,
    nameStart: start,
    nameEnd: wordEnd(bytes, start),
    firstLine,
    nameLine: firstLine,
    commentLine: state.commentAbove(firstLine),
    parent: -1,
  });
}

/** Conditions that are nested deeper remember nothing of their own: nobody writes them, and each would take memory. */
const DEEPEST = 200;

/** What the first branch of a condition holds: only C is read, of assembly still its macros. */
type Branch = "c" | "assembly" | "disabled";

function branchOfExpression(bytes: Uint8Array, start: number): Branch {
  if (bytes[start] === char.zero && isWordByte[bytes[start + 1] ?? 0] === 0) return "disabled";
  const test = "defined(";
  const isAssembly = spells(bytes, start, start + test.length, test) && namesAssembly(bytes, start + test.length);
  return isAssembly ? "assembly" : "c";
}

function namesAssembly(bytes: Uint8Array, start: number): boolean {
  return spells(bytes, start, start + 12, "__ASSEMBLY__") || spells(bytes, start, start + 13, "__ASSEMBLER__");
}

function openCondition(state: ScanState, branch: Branch): void {
  const dead = branch !== "c";
  const deepest = state.conditions[DEEPEST];
  state.conditions.push({ before: deepest?.before ?? state.snapshot(), afterFirst: null, dead });
  if (dead) skipDeadBranch(state, branch === "assembly");
}

function nextBranch(state: ScanState): void {
  const condition = state.conditions[state.conditions.length - 1];
  if (condition === undefined) return;
  const isFirst = condition.afterFirst === null && !condition.dead;
  if (isFirst) condition.afterFirst = state.conditions.length > DEEPEST ? condition.before : state.snapshot();
  condition.dead = false;
  state.restore(condition.before);
}

function closeCondition(state: ScanState): void {
  const condition = state.conditions.pop();
  if (condition === undefined) return;
  if (condition.afterFirst !== null) state.restore(condition.afterFirst);
  else if (condition.dead) state.restore(condition.before);
}

/** Skips a branch that is no C to the newline of the `#else`, `#elif` or `#endif` that ends it. */
function skipDeadBranch(state: ScanState, withMacros: boolean): void {
  const { bytes } = state;
  let nested = 0;
  while (state.position < bytes.length) {
    state.position++;
    state.line++;
    state.lineStart = state.position;
    const word = moveToDirective(state);
    if (withMacros && word === "define") {
      readDirective(state);
      continue;
    }
    if (word.startsWith("if")) nested++;
    else if (word === "endif" && nested-- === 0) {
      state.conditions.pop();
      state.position = nextNewline(bytes, state.position);
      return;
    } else if (word.startsWith("el") && nested === 0) {
      nextBranch(state);
      state.position = nextNewline(bytes, state.position);
      return;
    }
    state.position = nextNewline(bytes, state.position);
  }
}

/** Moves to the `#` of the line that begins at the current position and returns its directive, "" when there is none. */
function moveToDirective(state: ScanState): string {
  const { bytes } = state;
  const hash = skipBlanks(bytes, state.position);
  if (bytes[hash] !== char.hash) return "";
  state.position = hash;
  const start = skipBlanks(bytes, hash + 1);
  return state.text(start, wordEnd(bytes, start));
}
