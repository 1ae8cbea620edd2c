import type { CodeTokens } from "./code-tokens";
import type { CodeRange, DeclaredType, Scope } from "./declared-type";
import { type ExpressionTypes, isTypeName } from "./expression-types";
import type { Aggregate } from "./named-types";

/** The struct or union of which the member at token `member` (behind `->` or `.`) is one; null: not known. */
export async function memberOwner(
  types: ExpressionTypes,
  code: CodeTokens,
  member: number,
  scope: Scope,
): Promise<Aggregate | null> {
  return types.aggregate(await typeBefore(types, code, member, scope), scope.path);
}

/**
 * The struct or union that an argument names a member of, as in `offsetof(struct a, member)` and
 * `list_for_each_entry(a, head, member)`; null when the token is no such argument.
 */
export async function argumentOwner(
  types: ExpressionTypes,
  code: CodeTokens,
  argument: number,
  scope: Scope,
  name: string,
): Promise<Aggregate | null> {
  if (!/^[,(]$/.test(code.text(argument - 1)) || !/^[,)]$/.test(code.text(argument + 1))) return null;
  const call = enclosingCall(code, argument);
  if (call === null || !takesMember.test(code.text(call.start))) return null;
  const before = code
    .split(call.start + 2, call.end - 1)
    .map(([start, end]) => ({ code, start, end, scope }))
    .filter(({ start }) => start < argument);
  const named = before.find(isTypeName);
  // Without a type among the arguments a local variable is meant: `list_for_each_entry_safe(pos, next, head, link)`.
  const from = named ?? (scope.local(name, argument) === null ? before[0] : undefined);
  const owner = from === undefined ? null : await types.aggregate(await types.written(from), scope.path);
  return owner?.members.has(name) ? owner : null;
}

/** Functions and macros that are told a member by its name. */
const takesMember =
  /offsetof|container_of|sizeof_field|field|entry|from_timer|member|struct_size|flex|assert|rhash|list|rb_/i;

/** The call around a token, from its name to behind its parenthesis; null: none. */
function enclosingCall(code: CodeTokens, at: number): { readonly start: number; readonly end: number } | null {
  for (let i = at - 1; i >= 0; i--) {
    const partner = code.partner(i);
    if (partner >= 0 && partner < i) i = partner;
    else if (code.text(i) === "(")
      return code.isWord(i - 1) && partner >= 0 ? { start: i - 1, end: partner + 1 } : null;
    else if (code.text(i) === ";" || code.text(i) === "{") return null;
  }
  return null;
}

/** First token of the expression of which the token `last` is the end; -1 when there is no telling. */
export function expressionStart(code: CodeTokens, last: number): number {
  let i = last;
  for (;;) {
    const text = code.text(i);
    if (text === "]" || text === ")") {
      const open = code.partner(i);
      if (open < 0) return -1;
      if (text === ")" && !isCallee(code, open - 1)) return open;
      i = open - 1;
    } else if (!code.isWord(i)) return -1;
    else if (code.text(i - 1) !== "->" && code.text(i - 1) !== ".") return i;
    else if (isDesignator(code, i - 1)) return i - 1;
    else i -= 2;
  }
}

function isCallee(code: CodeTokens, i: number): boolean {
  if (code.text(i) === ")" || code.text(i) === "]") return code.text(i) === "]";
  return code.isWord(i) && !/^(?:return|if|while|for|switch|case|sizeof|else|do)$/.test(code.text(i));
}

/** Whether the `.` at `i` begins a designator: `{ .a = 1, .b.c = 2 }`. */
function isDesignator(code: CodeTokens, i: number): boolean {
  const before = code.text(i - 1);
  return code.text(i) === "." && (before === "{" || before === "," || (before === "]" && isIndex(code, i - 1)));
}

/** Whether the `]` at `i` ends a designator: `[3].a = 1`. */
function isIndex(code: CodeTokens, i: number): boolean {
  const before = code.text(code.partner(i) - 1);
  return before === "{" || before === ",";
}

async function typeBefore(
  types: ExpressionTypes,
  code: CodeTokens,
  member: number,
  scope: Scope,
): Promise<DeclaredType | null> {
  if (isDesignator(code, member - 1)) return initialisedType(types, code, member - 1, scope);
  const start = expressionStart(code, member - 2);
  if (start < 0) return null;
  const path = await memberPath(types, code, start, scope);
  if (path === null && code.text(start) !== ".") return types.postfix({ code, start, end: member - 1, scope });
  // Of an argument that is a path the first name is a member as well.
  let type = path ?? (await initialisedType(types, code, start, scope));
  for (let i = path === null ? start + 1 : start; i < member - 1 && type !== null; i++) {
    if (code.text(i) === "[") i = code.skipGroup(i, member) - 1;
    else if (code.isWord(i)) type = await types.member(type, code.text(i), scope.path);
  }
  return type;
}

/** The struct of which `a.b` in `offsetof(struct s, a.b)` is a path, null when the expression at `start` is none. */
async function memberPath(
  types: ExpressionTypes,
  code: CodeTokens,
  start: number,
  scope: Scope,
): Promise<DeclaredType | null> {
  const call = /^[,(]$/.test(code.text(start - 1)) && code.isWord(start) ? enclosingCall(code, start) : null;
  if (call === null || !takesMember.test(code.text(call.start))) return null;
  const pieces = code
    .split(call.start + 2, call.end - 1)
    .map(([from, end]) => ({ code, start: from, end, scope }))
    .filter((piece) => piece.start < start);
  const named = pieces.find(isTypeName);
  if (named !== undefined) return types.written(named);
  // `list_for_each_entry(a, head, b.list)`: the first argument is of the type whose member is named.
  const [first] = pieces;
  const type = first === undefined ? null : await types.written(first);
  const owner = await types.aggregate(type, scope.path);
  return owner?.members.has(code.text(start)) ? type : null;
}

/** The type of what the innermost braces around token `at` initialise. */
async function initialisedType(
  types: ExpressionTypes,
  code: CodeTokens,
  at: number,
  scope: Scope,
): Promise<DeclaredType | null> {
  const open = enclosingBrace(code, at);
  if (open < 0) return null;
  const before = code.text(open - 1);
  if (before === "=") return assignedType(types, code, open - 1, scope);
  // An element of an array has the type of its array.
  if (before === "{" || before === ",") return initialisedType(types, code, open, scope);
  if (before !== ")") return null;
  // `(struct a){ … }`: a cast with nothing but the braces behind it.
  const cast: CodeRange = { code, start: code.partner(open - 1), end: open + 1, scope };
  return cast.start < 0 ? null : types.expression(cast);
}

async function assignedType(
  types: ExpressionTypes,
  code: CodeTokens,
  equals: number,
  scope: Scope,
): Promise<DeclaredType | null> {
  let last = equals - 1;
  while (code.text(last) === "]" && !isIndex(code, last)) last = code.partner(last) - 1;
  if (code.text(last) === "]") return initialisedType(types, code, code.partner(last), scope);
  // Attributes behind the name: `a[] __initdata = {`.
  while (/^__\w+$/.test(code.text(last)) && (code.isWord(last - 1) || code.text(last - 1) === "]")) {
    last--;
    while (code.text(last) === "]") last = code.partner(last) - 1;
  }
  const start = expressionStart(code, last);
  if (start < 0) return null;
  if (code.text(start) !== ".") return types.postfix({ code, start, end: last + 1, scope: visibleFrom(scope, equals) });
  const name = code.text(last);
  const around = await typeBefore(types, code, last, scope);
  return around === null ? null : types.member(around, name, scope.path);
}

/** The scope seen from a later place: a variable is declared before what it is initialised with, not before itself. */
function visibleFrom(scope: Scope, at: number): Scope {
  return { path: scope.path, local: (name) => scope.local(name, at) };
}

function enclosingBrace(code: CodeTokens, at: number): number {
  for (let i = at - 1; i >= 0; i--) {
    const partner = code.partner(i);
    if (partner >= 0 && partner < i) i = partner;
    else if (code.text(i) === "{") return i;
    else if (code.text(i) === "(" || code.text(i) === "[" || code.text(i) === ";") return -1;
  }
  return -1;
}
