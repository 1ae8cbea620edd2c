import { isAttributeCall, isTypeofWord } from "@/lib/codesearch/scanner/words";
import { readDeclaration } from "./declaration";
import type { CodeRange, DeclaredType } from "./declared-type";

/** The members of a struct or union by name, those of its anonymous parts too. */
export type Members = Map<string, DeclaredType>;

/** Which argument of a grouping macro names the group, and which is the first of its members. */
const groupMacros = new Map([
  ["struct_group", { name: 0, members: 1 }],
  ["struct_group_attr", { name: 0, members: 2 }],
  ["struct_group_tagged", { name: 1, members: 2 }],
  ["__struct_group", { name: 1, members: 3 }],
]);

/** Reads the members between the braces of an aggregate; `owner` is what an anonymous part of it belongs to. */
export function readMembers(range: CodeRange, owner: string): Members {
  const members: Members = new Map();
  addMembers(range, owner, members);
  return members;
}

/** The words that stand alone among the members, as `tc_gen;`: macros that hold some. */
export function memberMacros({ code, start, end }: CodeRange): string[] {
  const words: string[] = [];
  for (let i = start; i < end; i = code.find(";", i, end) + 1) {
    if (code.isWord(i) && code.find(";", i, end) === i + 1) words.push(code.text(i));
  }
  return words;
}

function addMembers(range: CodeRange, owner: string, members: Members): void {
  const { code, end } = range;
  for (let i = range.start; i < end; ) {
    const group = groupMacros.get(code.text(i));
    if (group !== undefined && code.text(i + 1) === "(") {
      addGroup({ ...range, start: i + 2, end: code.skipGroup(i + 1, end) - 1 }, group, owner, members);
      i = code.skipGroup(i + 1, end);
      continue;
    }
    const stop = code.find(";", i, end);
    if (!addDeclaringMacro({ ...range, start: i, end: stop }, members)) {
      addDeclared({ ...range, start: i, end: stop }, owner, members);
    }
    i = stop + 1;
  }
}

/** `struct_group(name, members…)`: the members belong to the aggregate, and also to the group's name. */
function addGroup(
  range: CodeRange,
  group: { readonly name: number; readonly members: number },
  owner: string,
  members: Members,
): void {
  const { code } = range;
  const pieces = code.split(range.start, range.end);
  const [name = -1] = pieces[group.name] ?? [];
  // The members may hold commas: they reach to the end.
  const [start = range.end] = pieces[group.members] ?? [];
  const body = { ...range, start };
  addMembers(body, owner, members);
  if (code.isWord(name)) members.set(code.text(name), { kind: "body", owner, range: body });
}

/**
 * A macro that declares members, as `DECLARE_FLEX_ARRAY(struct a, name)` and `DECLARE_BITMAP(name, bits)`: every argument
 * that is a lone word may be the name of one.
 */
function addDeclaringMacro(range: CodeRange, members: Members): boolean {
  const { code, start, end } = range;
  if (!code.isWord(start) || code.text(start + 1) !== "(" || isAttributeCall(code.text(start))) return false;
  const close = code.skipGroup(start + 1, end);
  if (close < end || isTypeofWord(code.text(start))) return false;
  const pieces = code.split(start + 2, close - 1);
  const typed = pieces.find(([from]) => /^(?:struct|union)$/.test(code.text(from)));
  const type = typed === undefined ? null : readDeclaration({ ...range, start: typed[0], end: typed[1] });
  for (const [from, to] of pieces) {
    if (to !== from + 1 || !code.isWord(from)) continue;
    members.set(code.text(from), type?.type ?? { kind: "name", name: "void", scope: range.scope });
  }
  return true;
}

function addDeclared(range: CodeRange, owner: string, members: Members): void {
  const declaration = readDeclaration(range, owner);
  if (declaration === null) return;
  const { type, names } = declaration;
  if (names.length === 0 && type.kind === "body") addMembers(type.range, owner, members);
  for (const name of names) members.set(range.code.text(name), type);
}
