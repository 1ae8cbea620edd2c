import { byteClass, char, LETTER, skipBlanks, spells, wordEnd } from "./characters";
import { closeBrace } from "./closing-brace";
import { openBrace } from "./opening-brace";
import type { ScanState } from "./scan-state";

/** One token inside of parentheses at declaration level: only the group's first and last word are kept. */
export function readInParentheses(state: ScanState, byte: number): void {
  if (byteClass[byte] === LETTER) {
    readGroupWord(state);
    return;
  }
  if (byte === char.open) state.parens++;
  else if (byte === char.close) {
    closeParenthesis(state);
    return;
  } else if (byte === char.star) {
    const first = state.group >= 0 && state.parens === 1 && state.tokens.firstWordStart(state.group) === 0;
    if (first) state.tokens.setPointer(state.group);
  } else if ((byte === char.braceOpen || byte === char.braceClose) && state.inColumn0) {
    // A brace in column 0 is never inside of parentheses: an `#if` branch left them open.
    state.parens = 0;
    state.group = -1;
    if (byte === char.braceOpen) openBrace(state);
    else closeBrace(state, true);
  }
  state.position++;
}

function closeParenthesis(state: ScanState): void {
  state.parens--;
  state.position++;
  if (state.parens === 0 && state.group >= 0) {
    state.tokens.setEnd(state.group, state.position);
    state.group = -1;
  }
}

/** Qualifiers that may stand between `(*` and the name. */
const pointerQualifiers = ["const", "volatile", "__user", "__iomem", "__rcu"];

/**
 * Where the name stands in a group like `(CONVENTION *name)`, whose parameters follow it; null when it is no such group. That
 * of `(*name)` is the group's first word.
 */
export function conventionPointer(bytes: Uint8Array, groupStart: number): { start: number; end: number } | null {
  const convention = skipBlanks(bytes, groupStart + 1);
  const conventionEnd = wordEnd(bytes, convention);
  const star = skipBlanks(bytes, conventionEnd);
  if (conventionEnd === convention || bytes[star] !== char.star) return null;
  const start = skipBlanks(bytes, star + 1);
  const end = wordEnd(bytes, start);
  return end === start ? null : { start, end };
}

function readGroupWord(state: ScanState): void {
  const { bytes, group, tokens, position } = state;
  const end = wordEnd(bytes, position + 1);
  if (group >= 0) {
    const qualifier = tokens.isPointer(group) && pointerQualifiers.some((word) => spells(bytes, position, end, word));
    if (tokens.firstWordStart(group) === 0 && !qualifier) tokens.setFirstWord(group, position, end);
    tokens.setLastWord(group, position);
  }
  state.position = end;
}
