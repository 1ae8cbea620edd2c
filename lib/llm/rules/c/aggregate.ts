import { lineAt, type SourceText } from "./source-text";
import { splitOutside } from "./tokens";

/** A member of a struct or union. */
export interface Member {
  /** Empty for an anonymous struct or union. */
  readonly name: string;
  /** Type without name and stars: `struct socket`, `unsigned int`; empty when it is declared in place. */
  readonly type: string;
  /** Number of stars. */
  readonly pointers: number;
  readonly isFunctionPointer: boolean;
  readonly isArray: boolean;
  /** Width of a bit-field; null for an ordinary member. */
  readonly bits: number | null;
  /** The declaration as written, white space collapsed. */
  readonly declaration: string;
  readonly line: number;
  /** Members of a struct or union that is declared in place. */
  readonly members: readonly Member[];
}

/** A struct or union definition. */
export interface Aggregate {
  readonly path: string;
  readonly source: SourceText;
  readonly members: readonly Member[];
  /** `#define sk_state __sk_common.skc_state` within the body: name → path of members. */
  readonly aliases: ReadonlyMap<string, readonly string[]>;
}

/** A member with the path to it through anonymous aggregates. */
export interface FoundMember {
  readonly member: Member;
  /** Members that share the aggregate with it, itself included. */
  readonly siblings: readonly Member[];
}

const GROUP_MACRO = /^struct_group(_tagged|_attr)?\s*\(/;
const ARRAY_MACRO = /^(?:DECLARE_FLEX_ARRAY|DECLARE_KFIFO\w*)\s*\(\s*([^,]+),\s*(\w+)/;
const BITMAP_MACRO = /^DECLARE_BITMAP\s*\(\s*(\w+)/;
/** A macro of its own that declares the member it names last: `NET_DEV_STAT(rx_packets)`. Its type is not known. */
const NAMING_MACRO = /^[A-Z][A-Z0-9_]*\s*\((?:[^()]*,)?\s*([a-z]\w*)\s*\)$/;
const LAYOUT_MARK =
  /^(?:(?:randomized_struct_fields_(?:start|end))\b|__cacheline_group_\w+\s*\([^)]*\)|CACHELINE_PADDING\([^)]*\))\s*/;
const ATTRIBUTE =
  /\b__(?:rcu|user|iomem|percpu|packed|private|read_mostly|\w*aligned\w*|counted_by|guarded_by|randomize_layout|nonstring|bitwise|deprecated)\b(?:\s*\([^)]{0,300}\))?|\b____cacheline\w*|\b__attribute__\s*\(\(.{0,300}?\)\)/g;
const FUNCTION_POINTER = /\( ?\*+ ?(?:const )?(\w+) ?(?:\[[^\]]{0,300}\] ?)?\) ?\(/;
/** In at most so many characters: see {@link readDeclarator}. */
const LAST_WORD = /\b([A-Za-z_]\w*) ?$/;
const MAX_NAME = 256;
const QUALIFIER = /\b(?:const|volatile|__signed__)\b/g;

/** Members are read level by level, each in its turn from the start: nobody nests deeper. */
const MAX_NESTING = 64;

/** Reads the definition of a struct or union; null when `source` holds none. */
export function parseAggregate(source: SourceText): Aggregate | null {
  const open = source.masked.indexOf("{");
  if (open < 0 || nesting(source.masked) > MAX_NESTING) return null;
  const close = closingBrace(source.masked, open);
  return {
    path: source.path,
    source,
    members: parseMembers(source, open + 1, close),
    aliases: readAliases(source.text),
  };
}

/** Looks for `name` in the members and in the anonymous aggregates among them. */
export function findMember(members: readonly Member[], name: string): FoundMember | null {
  const direct = members.find((member) => member.name === name);
  if (direct !== undefined) return { member: direct, siblings: members };
  for (const member of members) {
    if (member.name !== "") continue;
    const inner = findMember(member.members, name);
    if (inner !== null) return inner;
  }
  return null;
}

function readAliases(text: string): ReadonlyMap<string, readonly string[]> {
  const defines = text.matchAll(/^[ \t]*#[ \t]*define[ \t]+(\w+)[ \t]+([A-Za-z_]\w*(?:\.\w+)*)[ \t]*(?:\/\*.*)?$/gm);
  return new Map(Array.from(defines, ([, name = "", path = ""]) => [name, path.split(".")]));
}

/** The members between two offsets of the masked text. */
function parseMembers(source: SourceText, from: number, to: number): Member[] {
  const members: Member[] = [];
  let start = from;
  for (let at = from; at < to; at++) {
    const character = source.masked.charAt(at);
    if (character === "{") at = closingBrace(source.masked, at);
    else if (character === "(") at = closingParenthesis(source.masked, at);
    else if (character === ";") {
      for (const member of memberDeclaration(source, start, at)) members.push(member);
      start = at + 1;
    }
  }
  return members;
}

function memberDeclaration(source: SourceText, from: number, to: number): Member[] {
  const start = skipMarks(source.masked, from, to);
  const text = source.masked.slice(start, to);
  if (text.trim() === "") return [];
  const line = lineAt(source, start + (text.length - text.trimStart().length));
  const group = GROUP_MACRO.exec(text.trimStart());
  if (group !== null) return [groupMember(source, start, to, line)];
  const macro = macroMember(collapse(text), line);
  if (macro !== null) return [macro];
  const open = text.indexOf("{");
  if (open >= 0) return inPlace(source, start, start + open, to, line);
  return plainMembers(text, source, start);
}

function skipMarks(masked: string, from: number, to: number): number {
  let start = from;
  for (;;) {
    while (start < to && /\s/.test(masked.charAt(start))) start++;
    const mark = LAYOUT_MARK.exec(masked.slice(start, to));
    if (mark === null) return start;
    start += mark[0].length;
  }
}

/** `struct_group(name, members…)`: its members are reachable by themselves as well, as in an anonymous union. */
function groupMember(source: SourceText, start: number, to: number, line: number): Member {
  const open = source.masked.indexOf("(", start);
  const header = /\(\s*(\w+)\s*,(?:\s*(\w+)\s*,)?/.exec(source.masked.slice(open, to));
  const isLong = /^\s*struct_group_(tagged|attr)/.test(source.masked.slice(start, to));
  const headerLength = isLong ? (header?.[0].length ?? 1) : source.masked.slice(open, to).indexOf(",") + 1;
  const members = parseMembers(source, open + headerLength, closingParenthesis(source.masked, open));
  return { ...emptyMember, line, members, declaration: "struct_group" };
}

function macroMember(text: string, line: number): Member | null {
  const array = ARRAY_MACRO.exec(text);
  if (array !== null) {
    return {
      ...emptyMember,
      name: array[2] ?? "",
      type: (array[1] ?? "").trim(),
      isArray: true,
      line,
      declaration: text,
    };
  }
  const bitmap = BITMAP_MACRO.exec(text);
  if (bitmap !== null) {
    const type = "unsigned long";
    return { ...emptyMember, name: bitmap[1] ?? "", type, isArray: true, line, declaration: text };
  }
  const other = NAMING_MACRO.exec(text);
  return other === null ? null : { ...emptyMember, name: other[1] ?? "", line, declaration: text };
}

function inPlace(source: SourceText, start: number, open: number, to: number, line: number): Member[] {
  const close = closingBrace(source.masked, open);
  const members = parseMembers(source, open + 1, close);
  const after = source.masked
    .slice(close + 1, to)
    .replace(ATTRIBUTE, " ")
    .trim();
  const kind = collapse(source.masked.slice(start, open));
  if (after === "") return [{ ...emptyMember, line, members, declaration: `${kind} { … }` }];
  return splitOutside(after, ",").map((piece) => ({
    ...emptyMember,
    name: /\w+/.exec(piece)?.[0] ?? "",
    pointers: piece.split("*").length - 1,
    isArray: piece.includes("["),
    line: lineAt(source, close),
    members,
    declaration: `${kind} { … } ${collapse(piece)}`,
  }));
}

function plainMembers(text: string, source: SourceText, start: number): Member[] {
  const cleaned = collapse(text.replace(ATTRIBUTE, " "));
  const declaration = collapse(text);
  const places = new Map(Array.from(text.matchAll(/\w+/g), ({ 0: word, index }) => [word, index]));
  const lineOf = (name: string) => lineAt(source, start + (places.get(name) ?? 0));
  const functionPointer = FUNCTION_POINTER.exec(cleaned);
  if (functionPointer !== null) {
    const name = functionPointer[1] ?? "";
    return [{ ...emptyMember, name, pointers: 1, isFunctionPointer: true, line: lineOf(name), declaration }];
  }
  const [first, ...others] = splitOutside(cleaned, ",").map(readDeclarator);
  if (first === undefined || first === null) return [];
  const type = collapse(first.before.replace(QUALIFIER, " ").replaceAll("*", " "));
  if (type === "") return [];
  return [first, ...others].flatMap((declarator) => {
    if (declarator === null) return [];
    const { name, before, isArray, bits } = declarator;
    return [
      {
        ...emptyMember,
        name,
        type,
        pointers: before.split("*").length - 1,
        isArray,
        bits,
        line: lineOf(name),
        declaration,
      },
    ];
  });
}

/** One of the names that a declaration declares. */
interface Declarator {
  readonly name: string;
  /** What stands before the name: the type and the stars. */
  readonly before: string;
  readonly isArray: boolean;
  readonly bits: number | null;
}

/** Reads `unsigned long *name[2][N]` or `u8 name : 3`; null when it is neither. */
function readDeclarator(text: string): Declarator | null {
  const end = endOfName(text);
  const name = LAST_WORD.exec(text.slice(Math.max(0, end - MAX_NAME), end));
  const suffix = /^(\[.*\])? ?(?:: ?(\w+))? ?$/.exec(text.slice(end));
  if (name === null || suffix === null) return null;
  const [, array, width] = suffix;
  return {
    name: name[1] ?? "",
    before: text.slice(0, end - name[0].length),
    isArray: array !== undefined,
    bits: width === undefined ? null : Number.parseInt(width, 10) || 1,
  };
}

/** Offset of the first `[` or `:` outside of parentheses; that of the end when there is none. */
function endOfName(text: string): number {
  let depth = 0;
  for (let at = 0; at < text.length; at++) {
    const character = text.charAt(at);
    if (character === "(") depth++;
    else if (character === ")") depth--;
    else if (depth === 0 && (character === "[" || character === ":")) return at;
  }
  return text.length;
}

const emptyMember: Member = {
  name: "",
  type: "",
  pointers: 0,
  isFunctionPointer: false,
  isArray: false,
  bits: null,
  declaration: "",
  line: 0,
  members: [],
};

function collapse(text: string): string {
  return text.replace(/\s+/g, " ").trim();
}

/** How deep the brackets of `text` stand in each other. */
function nesting(text: string): number {
  let depth = 0;
  let deepest = 0;
  for (const [bracket] of text.matchAll(/[(){}]/g)) {
    depth = bracket === "(" || bracket === "{" ? depth + 1 : Math.max(0, depth - 1);
    deepest = Math.max(deepest, depth);
  }
  return deepest;
}

function closingBrace(text: string, open: number): number {
  return closing(text, open, "{", "}");
}

function closingParenthesis(text: string, open: number): number {
  return closing(text, open, "(", ")");
}

function closing(text: string, open: number, left: string, right: string): number {
  let depth = 0;
  for (let at = open; at < text.length; at++) {
    const character = text.charAt(at);
    if (character === left) depth++;
    if (character === right && --depth === 0) return at;
  }
  return text.length;
}
