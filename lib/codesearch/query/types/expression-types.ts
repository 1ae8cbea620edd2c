import { isAttributeWord, isTypeOrControlWord, isTypeofWord } from "@/lib/codesearch/scanner/words";
import type { CodeTokens } from "./code-tokens";
import { readDeclaration, skipAttributes } from "./declaration";
import type { CodeRange, DeclaredType, Scope } from "./declared-type";
import { LocalScope } from "./local-scope";
import { readMembers } from "./members";
import type { Aggregate, Meaning, NamedTypes } from "./named-types";

/** Calls in calls, typedefs of typedefs: what nests deeper is not followed. */
const DEEPEST = 16;

/** Macros and functions whose value is, for its type, their first argument. */
const passing =
  /^(?:READ_ONCE|WRITE_ONCE|ACCESS_ONCE|\w*rcu_dereference\w*|rcu_access_pointer|rcu_replace_pointer|rcu_pointer_handoff|unrcu_pointer|\w*_dereference|\w*_dereference_protected|(?:raw_|__)?(?:this|per)_cpu(?:_ptr|_read)?|raw_cpu_ptr|get_cpu_ptr|get_cpu_var|per_cpu|smp_load_acquire|smp_cond_load_\w+|xchg\w*|cmpxchg\w*|likely|unlikely|data_race|ACCESS_PRIVATE|no_free_ptr|return_ptr|srcu_dereference\w*|kcsan_\w+|uninitialized_var|READ_ONCE_\w+)$/;

const unary: readonly string[] = ["&", "*", "!", "~", "-", "+", "++", "--", "__extension__"];
/** Operators whose value is no pointer and no struct. */
const plain: readonly string[] = ["&&", "||", "==", "!=", "<", ">", "<=", ">=", "<<", ">>", "%", "/", "^"];

/** Finds the declared types of expressions, as far as declarations tell. */
export class ExpressionTypes {
  readonly #named: NamedTypes;

  constructor(named: NamedTypes) {
    this.#named = named;
  }

  /** The struct or union that a type is in the end, null when it is none or not known. */
  async aggregate(type: DeclaredType | null, path: string, depth = 0): Promise<Aggregate | null> {
    if (type === null || depth > DEEPEST) return null;
    switch (type.kind) {
      case "tag":
        return this.#named.aggregate(type.keyword, type.name, path);
      case "body":
        return { label: type.owner, members: readMembers(type.range, type.owner), path: type.range.scope.path };
      case "typeof":
        return this.aggregate(await this.written(type.range, depth + 1), path, depth + 1);
      case "name": {
        if (isTypeOrControlWord(type.name)) return null;
        // The parameter of a macro may be a type.
        const bound = type.scope.local(type.name, 0);
        const meant = bound ?? (await this.#named.typedef(type.name, path));
        return this.aggregate(meant, path, depth + 1);
      }
    }
  }

  /** The type of a member, also of one that a macro makes of a path, as `sk_state` of `__sk_common.skc_state`. */
  async member(type: DeclaredType | null, name: string, path: string, depth = 0): Promise<DeclaredType | null> {
    const aggregate = await this.aggregate(type, path, depth);
    if (aggregate === null || depth > DEEPEST) return null;
    const declared = aggregate.members.get(name);
    if (declared !== undefined) return declared;
    const meaning = await this.#named.meaning(name, path);
    if (meaning?.kind !== "macro" || meaning.parameters !== null) return null;
    const { code, start, end } = meaning.body;
    let made: DeclaredType | null = type;
    for (let i = start; i < end && made !== null; i++) {
      if (code.text(i) === "[") i = code.skipGroup(i, end) - 1;
      else if (code.isWord(i)) made = await this.member(made, code.text(i), path, depth + 1);
      else if (code.text(i) !== ".") return null;
    }
    return made;
  }

  /** The type of a whole expression. */
  async expression(range: CodeRange, depth = 0): Promise<DeclaredType | null> {
    if (depth > DEEPEST) return null;
    const { code, end } = range;
    let { start } = range;
    const comma = lastTopLevel(code, ",", start, end);
    if (comma >= 0) start = comma + 1;
    while (start < end && unary.includes(code.text(start))) start++;
    if (start >= end) return null;
    const cast = readCast({ ...range, start });
    if (cast !== null) return cast;
    const question = code.find("?", start, end);
    if (question < end) return this.#conditional({ ...range, start }, question, depth);
    for (let i = start; i < end; i = code.skipGroup(i, end)) if (plain.includes(code.text(i))) return null;
    return this.#operands({ ...range, start }, depth);
  }

  /** The type of a name or a parenthesis with the `[…]`, `(…)`, `.member` and `->member` behind it. */
  async postfix({ code, start, end, scope }: CodeRange, depth = 0): Promise<DeclaredType | null> {
    if (depth > DEEPEST) return null;
    let type: DeclaredType | null;
    let next: number;
    if (code.text(start) === "(") {
      next = code.skipGroup(start, end);
      type = await this.#parenthesis({ code, start: start + 1, end: next - 1, scope }, depth + 1);
    } else if (!code.isWord(start)) return null;
    else if (code.text(start + 1) === "(" && start + 1 < end) {
      next = code.skipGroup(start + 1, end);
      type = await this.#call({ code, start, end: next, scope }, depth + 1);
    } else {
      next = start + 1;
      type = await this.#name(code.text(start), start, scope, depth + 1);
    }
    return this.#members({ code, start: next, end, scope }, type, depth);
  }

  async #members(range: CodeRange, first: DeclaredType | null, depth: number): Promise<DeclaredType | null> {
    const { code, end, scope } = range;
    let type = first;
    for (let i = range.start; i < end && type !== null; ) {
      const text = code.text(i);
      if (text === "[" || text === "(") i = code.skipGroup(i, end);
      else if (text === "++" || text === "--") i++;
      else if ((text === "." || text === "->") && code.isWord(i + 1)) {
        type = await this.member(type, code.text(i + 1), scope.path, depth + 1);
        i += 2;
      } else return null;
    }
    return type;
  }

  async #parenthesis(range: CodeRange, depth: number): Promise<DeclaredType | null> {
    const { code, start, end } = range;
    if (code.text(start) !== "{") return this.expression(range, depth);
    // `({ … last; })`
    const close = code.skipGroup(start, end) - 1;
    const scope = new LocalScope(range.scope.path, range.scope);
    scope.addDeclarations({ code, start: start + 1, end: close });
    const last = code.text(close - 1) === ";" ? close - 1 : close;
    const before = lastTopLevel(code, ";", start + 1, last);
    return this.expression({ code, start: before < 0 ? start + 1 : before + 1, end: last, scope }, depth + 1);
  }

  async #conditional(range: CodeRange, question: number, depth: number): Promise<DeclaredType | null> {
    const { code, start, end } = range;
    const colon = code.find(":", question, end);
    const middle =
      question + 1 < colon ? { ...range, start: question + 1, end: colon } : { ...range, start, end: question };
    return (await this.expression(middle, depth + 1)) ?? this.expression({ ...range, start: colon + 1 }, depth + 1);
  }

  /** Of `a + b` the pointer's type, of `a = b` that of a. */
  async #operands(range: CodeRange, depth: number): Promise<DeclaredType | null> {
    const { code, end } = range;
    let from = range.start;
    while (from < end) {
      let to = from;
      while (to < end && !isBinary(code, to, from)) to = code.skipGroup(to, end);
      const type = await this.postfix({ ...range, start: from, end: to }, depth + 1);
      if (type !== null) return type;
      from = to + 1;
      while (from < end && unary.includes(code.text(from))) from++;
    }
    return null;
  }

  async #name(name: string, at: number, scope: Scope, depth: number): Promise<DeclaredType | null> {
    const local = scope.local(name, at);
    if (local !== null) return local;
    return this.#value(await this.#named.meaning(name, scope.path), null, depth);
  }

  async #call(range: CodeRange, depth: number): Promise<DeclaredType | null> {
    const { code, start, end, scope } = range;
    const name = code.text(start);
    const pieces = code.split(start + 2, end - 1).map(([from, to]) => ({ code, start: from, end: to, scope }));
    if (/^(?:sizeof|offsetof|IS_ERR\w*|PTR_ERR\w*)$/.test(name)) return null;
    const [first] = pieces;
    if (passing.test(name)) return first === undefined ? null : this.expression(first, depth + 1);
    const named = pieces.find(isTypeName);
    if (named !== undefined) return this.written(named, depth + 1);
    const local = scope.local(name, start);
    if (local !== null) return local;
    return this.#value(await this.#named.meaning(name, scope.path), pieces, depth + 1);
  }

  /** What a variable, a called function or a macro with these arguments gives. */
  async #value(
    meaning: Meaning | null,
    pieces: readonly CodeRange[] | null,
    depth: number,
  ): Promise<DeclaredType | null> {
    if (meaning === null || depth > DEEPEST) return null;
    if (meaning.kind === "value") return meaning.type;
    const { body, parameters } = meaning;
    if (parameters !== null && pieces === null) return null;
    const bound = new Map((parameters ?? []).map((parameter, i) => [parameter, pieces?.[i]]));
    const scope: Scope = {
      path: body.scope.path,
      local: (name) => {
        const range = bound.get(name);
        return range === undefined ? null : { kind: "typeof", range };
      },
    };
    const { code, start } = body;
    // An object-like macro may be the name of a function or macro.
    const type = await this.expression({ ...body, scope }, depth + 1);
    if (type !== null || pieces === null) return type;
    // `#define DEFINE_IT(name) struct it name = { … }`
    if (parameters !== null) return isDeclaring(body) ? (readDeclaration(body)?.type ?? null) : null;
    if (body.end !== start + 1) return null;
    return this.#value(await this.#named.meaning(code.text(start), scope.path), pieces, depth + 1);
  }

  /** The type that `typeof( … )` names: of an expression, or as it is written. */
  async written(range: CodeRange, depth = 0): Promise<DeclaredType | null> {
    if (depth > DEEPEST) return null;
    if (isTypeName(range)) {
      const type = readDeclaration(range)?.type ?? null;
      return type?.kind === "typeof" ? this.written(type.range, depth + 1) : type;
    }
    const type = await this.expression(range, depth + 1);
    if (type !== null) return type;
    // The argument of a macro that is a typedef's name.
    const { code, start, end, scope } = range;
    return code.isWord(start) && onlyStars(code, start + 1, end)
      ? { kind: "name", name: code.text(start), scope }
      : null;
  }
}

/** Whether the range is `struct a *`, `unsigned long` or `typeof(x)`. */
export function isTypeName({ code, start, end }: CodeRange): boolean {
  let i = start;
  while (i < end && isAttributeWord(code.text(i))) i++;
  const word = code.text(i);
  if (isTypeofWord(word)) return onlyStars(code, code.skipGroup(i + 1, end), end);
  if (/^(?:struct|union|enum)$/.test(word)) return code.isWord(i + 1) && onlyStars(code, i + 2, end);
  return i < end && isTypeOrControlWord(word) && word !== "sizeof";
}

function isDeclaring({ code, start, end }: CodeRange): boolean {
  return /^(?:struct|union)$/.test(code.text(skipAttributes(code, start, end)));
}

function onlyStars(code: CodeTokens, start: number, end: number): boolean {
  for (let i = start; i < end; i++) if (code.text(i) !== "*" && !isAttributeWord(code.text(i))) return false;
  return true;
}

/** The type of `(type)operand` and of `(type){ … }`, null when the range begins with no cast. */
function readCast(range: CodeRange): DeclaredType | null {
  const { code, start, end, scope } = range;
  if (code.text(start) !== "(") return null;
  const close = code.skipGroup(start, end) - 1;
  const behind = code.text(close + 1);
  if (close + 1 >= end || !(code.isWord(close + 1) || /^[({&*~!-]$/.test(behind))) return null;
  const inside = { code, start: start + 1, end: close, scope };
  if (isTypeName(inside)) return readDeclaration(inside)?.type ?? null;
  const isName = code.isWord(start + 1) && onlyStars(code, start + 2, close);
  const isPointer = isName && close > start + 2;
  // `(a)(b)` is a call, `(a)b` can only be a cast.
  if (!isPointer && !(isName && code.isWord(close + 1))) return null;
  return { kind: "name", name: code.text(start + 1), scope };
}

function isBinary(code: CodeTokens, i: number, from: number): boolean {
  return i > from && /^(?:[-+*|&=]|[-+|&]=)$/.test(code.text(i));
}

/** The last such token outside of brackets, -1: none. */
function lastTopLevel(code: CodeTokens, wanted: string, start: number, end: number): number {
  let last = -1;
  for (let i = code.find(wanted, start, end); i < end; i = code.find(wanted, i + 1, end)) last = i;
  return last;
}
