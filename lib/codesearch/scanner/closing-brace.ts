import { frame, type ScanState } from "./scan-state";

/**
 * `}`: closes what is open. In column 0 it is a strong sign that the file's level is reached again, whatever unbalanced
 * `#if` branches left open; `resynchronise` says whether it may be taken so.
 */
export function closeBrace(state: ScanState, resynchronise: boolean): void {
  if (state.top.kind === frame.file) {
    state.tokens.count = 0;
    state.parens = 0;
    return;
  }
  const { top } = state;
  if (top.kind === frame.functionBody && state.bodyBraces > 0 && !resynchronise) {
    state.bodyBraces--;
    return;
  }
  if (resynchronise) closeDownToOutermost(state);
  while (state.top.kind === frame.structGroup) state.pop();
  if (state.top.kind !== frame.file) closeFrame(state);
}

function closeDownToOutermost(state: ScanState): void {
  for (let { outer } = state.top; outer !== null && !isFileLevel(outer.kind); { outer } = state.top) state.pop();
}

function isFileLevel(kind: number): boolean {
  return kind === frame.file || kind === frame.linkage;
}

function closeFrame(state: ScanState): void {
  const { kind, record } = state.pop();
  const isAggregate = kind === frame.aggregate || kind === frame.enumerators;
  if (isAggregate && state.top.kind === frame.functionBody) {
    state.dropDeclaration();
    state.inValue = false;
    return;
  }
  if (isAggregate) state.addAggregateToken(record);
  state.inValue = kind === frame.initialiser;
  if (kind === frame.functionBody || kind === frame.linkage) {
    state.dropDeclaration();
    state.inValue = false;
    state.forgetComment();
  }
}
