import { isAttributeCall, isAttributeWord, isTypeOrControlWord, isTypeofWord } from "@/lib/codesearch/scanner/words";
import type { CodeTokens } from "./code-tokens";
import type { CodeRange, DeclaredType } from "./declared-type";

/** What one declaration declares. */
export interface Declaration {
  readonly type: DeclaredType;
  /** Tokens of the declared names; none in a type name or an anonymous member. */
  readonly names: readonly number[];
}

const aggregateWords: readonly string[] = ["struct", "union", "enum"];

/**
 * Reads one declaration: `struct a *b, c[3] = …`, a parameter, a member, a type name. Null when the range cannot be one.
 * `owner` is whose an anonymous struct is.
 */
export function readDeclaration(range: CodeRange, owner = ""): Declaration | null {
  const { code, end } = range;
  const start = skipAttributes(code, range.start, end);
  if (isInferring(code, start, end)) return inferred(range, start);
  const specifier = readSpecifier({ ...range, start }, owner);
  if (specifier === null) return null;
  return { type: specifier.type, names: declaredNames(code, specifier.next, end) };
}

interface Specifier {
  readonly type: DeclaredType;
  readonly next: number;
}

function readSpecifier(range: CodeRange, owner: string): Specifier | null {
  const { code, start, end, scope } = range;
  const word = code.text(start);
  if (aggregateWords.includes(word)) return readAggregate(range, owner);
  if (isTypeofWord(word) && code.text(start + 1) === "(") {
    const close = code.skipGroup(start + 1, end);
    return { type: { kind: "typeof", range: { ...range, start: start + 2, end: close - 1 } }, next: close };
  }
  if (!code.isWord(start) || start >= end) return null;
  let next = start + 1;
  if (isTypeOrControlWord(word)) {
    while (next < end && (isTypeOrControlWord(code.text(next)) || isAttributeWord(code.text(next)))) next++;
  } else if (code.text(next) === "(" && code.text(code.skipGroup(next, end)) !== "(") {
    // A macro that makes the type.
    next = code.skipGroup(next, end);
  }
  return { type: { kind: "name", name: word, scope }, next };
}

/** `struct tag`, `struct tag { … }`, `struct { … }`. */
function readAggregate(range: CodeRange, owner: string): Specifier | null {
  const { code, start, end } = range;
  const keyword = code.text(start);
  let next = skipAttributes(code, start + 1, end);
  const tag = code.isWord(next) && next < end ? code.text(next++) : "";
  next = skipAttributes(code, next, end);
  const open = next;
  const hasBody = code.text(open) === "{" && open < end;
  if (hasBody) next = code.skipGroup(open, end);
  if (tag !== "") return { type: { kind: "tag", keyword, name: tag }, next };
  if (!hasBody) return null;
  return { type: { kind: "body", owner, range: { ...range, start: open + 1, end: next - 1 } }, next };
}

function declaredNames(code: CodeTokens, start: number, end: number): number[] {
  const names: number[] = [];
  for (const [from, to] of code.split(start, end)) {
    let i = from;
    while (i < to && (code.text(i) === "*" || skipAttributes(code, i, to) > i)) {
      i = code.text(i) === "*" ? i + 1 : skipAttributes(code, i, to);
    }
    if (code.text(i) === "(") i = nameInGroup(code, i, to);
    if (i < to && code.isWord(i)) names.push(i);
  }
  return names;
}

/** The name in `(*name)(…)` and `(*name[3])(…)`. */
function nameInGroup(code: CodeTokens, open: number, end: number): number {
  let i = open;
  while (i < end && (code.text(i) === "(" || code.text(i) === "*" || isAttributeWord(code.text(i)))) i++;
  return i;
}

/** Behind the attributes, qualifiers and storage words at `start`, with their arguments. */
export function skipAttributes(code: CodeTokens, start: number, end: number): number {
  let i = start;
  while (i < end) {
    const word = code.text(i);
    if (isAttributeCall(word) && code.text(i + 1) === "(") i = code.skipGroup(i + 1, end);
    else if (isAttributeWord(word) && !isInferringWord(word)) i++;
    else break;
  }
  return i;
}

function isInferringWord(word: string): boolean {
  return word === "__auto_type" || word === "auto";
}

function isInferring(code: CodeTokens, start: number, end: number): boolean {
  return start < end && isInferringWord(code.text(start));
}

/** `__auto_type name = expression`. */
function inferred(range: CodeRange, start: number): Declaration | null {
  const { code, end } = range;
  if (!code.isWord(start + 1) || code.text(start + 2) !== "=") return null;
  const value = { ...range, start: start + 3, end: code.find(",", start + 3, end) };
  return { type: { kind: "typeof", range: value }, names: [start + 1] };
}
