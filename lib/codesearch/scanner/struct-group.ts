import { char, isWordByte, skipBlanks, wordEnd } from "./characters";
import { recordKind } from "./definition-records";
import { skipBlockComment } from "./directives";
import { frame, type ScanState } from "./scan-state";

/** The arguments that come before the members in a `struct_group` macro, by position; -1: it has none such. */
interface GroupMacro {
  readonly tag: number;
  readonly name: number;
  readonly beforeMembers: number;
}

const groupMacros = new Map<string, GroupMacro>([
  ["struct_group", { tag: -1, name: 0, beforeMembers: 1 }],
  ["struct_group_attr", { tag: -1, name: 0, beforeMembers: 2 }],
  ["struct_group_tagged", { tag: 0, name: 1, beforeMembers: 2 }],
  ["__struct_group", { tag: 0, name: 1, beforeMembers: 3 }],
]);

const LETTER_S = 115;
const UNDERSCORE = 95;

/**
 * `struct_group(name, members…)` and its kin, as in `sk_buff`: records the name (and tag) and goes on with the members,
 * which belong to the aggregate around. The word ends at `end`; false when it is no such macro.
 */
export function openStructGroup(state: ScanState, end: number): boolean {
  const first = state.bytes[state.position];
  if (state.top.kind !== frame.aggregate || (first !== LETTER_S && first !== UNDERSCORE)) return false;
  const open = skipBlanks(state.bytes, end);
  if (state.bytes[open] !== char.open) return false;
  const macro = groupMacros.get(state.text(state.position, end));
  if (macro === undefined) return false;
  const parent = state.top.owner;
  state.position = open + 1;
  let tagRecord = -1;
  for (let argument = 0; argument < macro.beforeMembers; argument++) {
    const nameStart = firstWord(state);
    const nameEnd = wordEnd(state.bytes, nameStart);
    const { line } = state;
    const place = { nameStart, nameEnd, firstLine: line, nameLine: line, commentLine: 0, parent };
    if (nameEnd > nameStart && argument === macro.name) state.addRecord({ ...place, kind: recordKind.field });
    if (nameEnd > nameStart && argument === macro.tag)
      tagRecord = state.addRecord({ ...place, kind: recordKind.struct });
    skipArgument(state);
  }
  state.push(frame.structGroup, tagRecord);
  return true;
}

/** Moves to the next word before the argument's end, else to its end, and returns where that is. */
function firstWord(state: ScanState): number {
  const { bytes } = state;
  while (state.position < bytes.length) {
    const byte = bytes[state.position] ?? 0;
    if (byte === char.comma || isWordByte[byte] === 1) break;
    if (byte === char.slash && bytes[state.position + 1] === char.star) {
      state.position = skipBlockComment(state, state.position + 2);
    } else pass(state, byte);
  }
  return state.position;
}

/** Moves behind the comma that ends the argument. */
function skipArgument(state: ScanState): void {
  const { bytes } = state;
  let depth = 0;
  while (state.position < bytes.length) {
    const byte = bytes[state.position] ?? 0;
    if (byte === char.comma && depth === 0) break;
    if (byte === char.open) depth++;
    else if (byte === char.close) depth--;
    pass(state, byte);
  }
  state.position++;
}

/** Moves over one byte. */
function pass(state: ScanState, byte: number): void {
  state.position++;
  if (byte !== char.newline) return;
  state.line++;
  state.lineStart = state.position;
}
