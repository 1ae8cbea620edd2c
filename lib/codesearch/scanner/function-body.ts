import { byteClass, char, isWordByte, NEWLINE, SPACE, spells } from "./characters";
import { closeBrace } from "./closing-brace";
import { aggregateKind, pushAggregate } from "./opening-brace";
import type { ScanState } from "./scan-state";

/** One byte of a function body that is not dull: only braces count, and the aggregates that are defined locally. */
export function readFunctionBody(state: ScanState, byte: number): void {
  if (byte === char.braceOpen && !openLocalAggregate(state)) state.top.braces++;
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
  const line = state.line - newlines(state.bytes, nameEnd > 0 ? nameEnd : keyword, state.position);
  const kind = aggregateKind(state.bytes, keyword);
  const parent = state.top.record;
  const record = records.add({ kind, nameStart, nameEnd, firstLine: line, nameLine: line, commentLine: 0, parent });
  pushAggregate(state, kind, record);
}

function newlines(bytes: Uint8Array, start: number, end: number): number {
  let count = 0;
  for (let i = start; i < end; i++) if (bytes[i] === char.newline) count++;
  return count;
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
