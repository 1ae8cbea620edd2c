import { byteClass, char, LETTER, wordEnd } from "./characters";
import { recordKind } from "./definition-records";
import type { ScanState } from "./scan-state";
import { isSilentMacro } from "./words";

/** Macros that declare a field: `DECLARE_BITMAP(name, bits)`, and with the name last `DECLARE_FLEX_ARRAY(type, name)`. */
const fieldMacros = /BITMAP|FLEX_ARRAY|KFIFO|HASHTABLE/;
const fieldNameLast = /FLEX_ARRAY/;
/** `DEFINE_PER_CPU(type, name)`. */
const nameLast = /PER_CPU/;
/** `DEFINE_EVENT(class, name, …)`, `DEFINE_EVENT_PRINT(…)`: the second and third argument may name things too. */
const furtherNames = /^DEFINE_\w*EVENT/;

/**
 * A macro invoked as a declaration, `DEFINE_MUTEX(name)`: records its argument as what it defines. `i` is the token of
 * the macro's name, the group follows it. In an aggregate (`kind` field) only the known field macros count.
 */
export function readInvocation(state: ScanState, i: number, kind: number, parent: number): void {
  const { tokens } = state;
  const group = i + 1;
  const first = tokens.firstWordStart(group);
  if (first === 0) return;
  const macro = state.tokenText(i);
  if (kind === recordKind.field) {
    const nameStart = fieldNameLast.test(macro) ? tokens.lastWordStart(group) : first;
    if (fieldMacros.test(macro)) addName(state, i, { kind, parent, nameStart });
  } else if (!isSilentMacro(macro)) {
    const nameStart = nameLast.test(macro) ? tokens.lastWordStart(group) : first;
    addName(state, i, { kind: recordKind.invocation, parent, nameStart });
    if (furtherNames.test(macro)) addFurtherNames(state, i);
  }
}

/** A name that the macro `i` defines. */
interface InvocationName {
  readonly kind: number;
  readonly parent: number;
  readonly nameStart: number;
}

function addName(state: ScanState, i: number, name: InvocationName): void {
  const { tokens } = state;
  const line = tokens.line(i);
  const nameLine = line + state.lineBreaks(tokens.start(i), name.nameStart);
  const nameEnd = wordEnd(state.bytes, name.nameStart);
  const commentLine = state.commentFor(name.kind, line);
  const record = state.addRecord({ ...name, nameEnd, firstLine: line, nameLine, commentLine });
  if (name.kind === recordKind.invocation) state.records.setMacroStart(record, tokens.start(i));
}

function addFurtherNames(state: ScanState, i: number): void {
  const starts = argumentWords(state, state.tokens.start(i), 3);
  for (const nameStart of starts.slice(1)) addName(state, i, { kind: recordKind.invocation, parent: -1, nameStart });
}

/** Starts of those of the first `limit` arguments that are one word and nothing else. */
function argumentWords(state: ScanState, macroStart: number, limit: number): number[] {
  const { bytes } = state;
  let position = bytes.indexOf(char.open, macroStart) + 1;
  const starts: number[] = [];
  for (let argument = 0; argument < limit; argument++) {
    const start = skipSpace(bytes, position);
    const end = wordEnd(bytes, start);
    const behind = skipSpace(bytes, end);
    const separator = bytes[behind];
    if (byteClass[bytes[start] ?? 0] !== LETTER || (separator !== char.comma && separator !== char.close)) break;
    starts.push(start);
    if (separator === char.close) break;
    position = behind + 1;
  }
  return starts;
}

function skipSpace(bytes: Uint8Array, start: number): number {
  let position = start;
  while (bytes[position] === 32 || bytes[position] === 9 || bytes[position] === char.newline) position++;
  return position;
}
