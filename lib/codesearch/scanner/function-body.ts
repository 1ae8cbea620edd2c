import { byteClass, char, isWordByte, NEWLINE, SPACE, spells } from "./characters";
import { closeBrace } from "./closing-brace";
import { aggregateKind, pushAggregate } from "./opening-brace";
import type { ScanState } from "./scan-state";

/** One byte of a function body that is not dull: only braces count, and the aggregates that are defined locally. */
export function readFunctionBody(state: ScanState, byte: number): void {
  if (byte === char.braceOpen && !openLocalAggregate(state)) state.bodyBraces++;
  else if (byte === char.braceClose) closeBrace(state, state.inColumn0);
  state.position++;
}

/** `struct tag {` or `struct {` at the current brace, found by looking back. */
function openLocalAggregate(state: ScanState): boolean {
  const { bytes } = state;
  const lastEnd = backOverSpace(bytes, state.position);
  const lastStart = backOverWord(bytes, lastEnd);
  if (lastStart === lastEnd) return false;
  if (isAggregateKeyword(bytes, lastStart, lastEnd)) {
    addLocalAggregate(state, lastStart, 0, 0);
    return true;
  }
  const keywordEnd = backOverSpace(bytes, lastStart);
  const keywordStart = backOverWord(bytes, keywordEnd);
  if (!isAggregateKeyword(bytes, keywordStart, keywordEnd)) return false;
  addLocalAggregate(state, keywordStart, lastStart, lastEnd);
  return true;
}

function addLocalAggregate(state: ScanState, keyword: number, nameStart: number, nameEnd: number): void {
  const { records } = state;
  const line = state.line - state.lineBreaks(keyword, state.position);
  const nameLine = line + state.lineBreaks(keyword, nameStart);
  const kind = aggregateKind(state.bytes, keyword);
  const parent = state.top.owner;
  const record = records.add({ kind, nameStart, nameEnd, firstLine: line, nameLine, commentLine: 0, parent });
  pushAggregate(state, kind, record);
}

function isAggregateKeyword(bytes: Uint8Array, start: number, end: number): boolean {
  return spells(bytes, start, end, "struct") || spells(bytes, start, end, "union") || spells(bytes, start, end, "enum");
}

function backOverSpace(bytes: Uint8Array, end: number): number {
  let start = end;
  while (start > 0) {
    const kind = byteClass[bytes[start - 1] ?? 0];
    if (kind !== SPACE && kind !== NEWLINE) break;
    start--;
  }
  return start;
}

function backOverWord(bytes: Uint8Array, end: number): number {
  let start = end;
  while (start > 0 && isWordByte[bytes[start - 1] ?? 0] === 1) start--;
  return start;
}
