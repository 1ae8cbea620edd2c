import { byteClass, char, isDullByte, LETTER, NEWLINE, SPACE, wordEnd } from "./characters";
import { closeBrace } from "./closing-brace";
import { readLiteral, readSlash } from "./comments-and-literals";
import { readDeclaration } from "./declarations";
import { type DefinitionRecords, recordKind } from "./definition-records";
import { readDirective, startsDirective } from "./directives";
import { readFunctionBody } from "./function-body";
import { readInParentheses } from "./parentheses";
import { frame, ScanState } from "./scan-state";

/**
 * Finds the definitions of a C file in one pass over its bytes, without preprocessing: all branches of every `#if` are
 * read. It never fails; where the text is no C it finds what it can.
 */
export class CScanner {
  readonly #state: ScanState;

  /** Scans fill `records` anew. */
  constructor(records: DefinitionRecords) {
    this.#state = new ScanState(records);
  }

  scan(bytes: Buffer): void {
    const state = this.#state;
    state.begin(bytes);
    while (state.position < bytes.length) step(state);
    state.records.closeOpen(state.line);
  }
}

/** Reads one token, comment, directive or run of bytes that do not matter. */
function step(state: ScanState): void {
  const { bytes } = state;
  const byte = bytes[state.position] ?? 0;
  const kind = byteClass[byte];
  if (kind === SPACE) {
    state.position++;
    return;
  }
  if (kind === NEWLINE) {
    state.position++;
    state.line++;
    state.lineStart = state.position;
    return;
  }
  const frameKind = state.top.kind;
  const inBody = frameKind === frame.functionBody || frameKind === frame.initialiser;
  if (inBody && isDullByte[byte] === 1) skipDullBytes(state);
  else if (byte === char.slash) readSlash(state);
  else if (byte === char.quote || byte === char.apostrophe) readLiteral(state, byte);
  else if (byte === char.hash) readHash(state);
  else if (frameKind === frame.functionBody) readFunctionBody(state, byte);
  else if (frameKind === frame.initialiser) readInitialiser(state, byte);
  else if (state.parens > 0) readInParentheses(state, byte);
  else if (frameKind === frame.enumerators) readEnumerators(state, byte);
  else readDeclaration(state, byte);
}

function skipDullBytes(state: ScanState): void {
  const { bytes } = state;
  const length = bytes.length;
  let position = state.position + 1;
  while (position < length && isDullByte[bytes[position] ?? 0] === 1) position++;
  state.position = position;
}

function readHash(state: ScanState): void {
  if (startsDirective(state)) readDirective(state);
  else state.position++;
}

function readInitialiser(state: ScanState, byte: number): void {
  if (byte === char.braceOpen) state.push(frame.initialiser, -1);
  else if (byte === char.braceClose) closeBrace(state, state.inColumn0 && !isFollowedByMore(state));
  state.position++;
}

/** Whether `}` is followed by `,`, `)` or `}`: one of several initialisers, not the end of the declaration. */
function isFollowedByMore(state: ScanState): boolean {
  const { bytes } = state;
  let next = state.position + 1;
  while (next < bytes.length && isSpace(bytes[next] ?? 0)) next++;
  const byte = bytes[next];
  return byte === char.comma || byte === char.close || byte === char.braceClose;
}

function isSpace(byte: number): boolean {
  const kind = byteClass[byte];
  return kind === SPACE || kind === NEWLINE;
}

function readEnumerators(state: ScanState, byte: number): void {
  if (byteClass[byte] === LETTER) {
    const end = wordEnd(state.bytes, state.position + 1);
    if (state.expectsEnumerator) addEnumerator(state, end);
    state.position = end;
    return;
  }
  if (byte === char.comma) state.expectsEnumerator = true;
  else if (byte === char.open) {
    state.parens = 1;
    state.group = -1;
  } else if (byte === char.braceOpen) state.push(frame.initialiser, -1);
  else if (byte === char.braceClose) closeBrace(state, state.inColumn0);
  state.position++;
}

function addEnumerator(state: ScanState, end: number): void {
  state.addRecord({
    kind: recordKind.enumerator,
    nameStart: state.position,
    nameEnd: end,
    firstLine: state.line,
    nameLine: state.line,
    commentLine: 0,
    parent: state.top.owner,
  });
  state.expectsEnumerator = false;
}
