import { isAttributeWord, isStatementWord, isTypeOrControlWord, isTypeofWord } from "@/lib/codesearch/scanner/words";
import type { CodeTokens } from "./code-tokens";
import { type Declaration, readDeclaration, skipAttributes } from "./declaration";
import type { CodeRange, DeclaredType, Scope } from "./declared-type";

interface Local {
  readonly at: number;
  readonly type: DeclaredType;
}

/** What may stand behind a declared name. */
const behindName: readonly string[] = ["=", ";", ",", "[", ")", ":"];

/**
 * The parameters and local variables of a function, or the variables that a declaration at file level declares. Blocks
 * are not told apart: the nearest declaration before a use is the one in force.
 */
export class LocalScope implements Scope {
  readonly path: string;
  readonly #outer: Scope | null;
  readonly #locals = new Map<string, Local[]>();

  constructor(path: string, outer: Scope | null = null) {
    this.path = path;
    this.#outer = outer;
  }

  local(name: string, at: number): DeclaredType | null {
    const declared = this.#locals.get(name);
    const last = declared?.findLast((local) => local.at < at) ?? null;
    return last?.type ?? this.#outer?.local(name, at) ?? null;
  }

  /** A parameter list, between its parentheses. */
  addParameters({ code, start, end }: Omit<CodeRange, "scope">): void {
    const pieces = code.split(start, end);
    for (const [index, [from, to]] of pieces.entries()) {
      const declaration = readDeclaration({ code, start: from, end: to, scope: this });
      if (declaration === null) continue;
      const [next, nextEnd] = pieces[index + 1] ?? [-1, -1];
      // SYSCALL_DEFINE and its kin take type and name as two arguments.
      if (declaration.names.length === 0 && nextEnd === next + 1) this.#add(code, { ...declaration, names: [next] });
      else this.#add(code, declaration);
    }
  }

  /** Whatever is declared in the range: of a function's body, or at file level. */
  addDeclarations({ code, start, end }: Omit<CodeRange, "scope">): void {
    for (let i = start; i < end; i++) {
      if (!isStatementStart(code, i, start)) continue;
      if (isDeclaringMacro(code, i)) this.#addMadeByMacro(code, i, end);
      if (!looksLikeDeclaration(code, i, end)) continue;
      const stop = code.find(";", i, end);
      const declaration = readDeclaration({ code, start: i, end: stop, scope: this });
      if (declaration !== null) this.#add(code, declaration);
    }
  }

  /** `DEFINE_IT(name, …);`, as what the macro makes of it. */
  #addMadeByMacro(code: CodeTokens, start: number, end: number): void {
    const name = start + 2;
    if (this.local(code.text(name), start) !== null) return;
    const range = { code, start, end: code.skipGroup(start + 1, end), scope: this };
    this.#add(code, { type: { kind: "typeof", range }, names: [name] });
  }

  /** Names of which nothing but that they are local is known. */
  addUntyped(code: CodeTokens, names: readonly number[]): void {
    this.#add(code, { type: { kind: "name", name: "void", scope: this }, names });
  }

  #add(code: CodeTokens, { type, names }: Declaration): void {
    for (const at of names) {
      const name = code.text(at);
      const known = this.#locals.get(name);
      if (known === undefined) this.#locals.set(name, [{ at, type }]);
      else known.push({ at, type });
    }
  }
}

function isStatementStart(code: CodeTokens, i: number, first: number): boolean {
  if (i === first) return true;
  const before = code.text(i - 1);
  if (before === "(") return code.text(i - 2) === "for";
  return before === "{" || before === "}" || before === ";" || before === ":";
}

/** Macros that declare a local variable by their first argument: `LIST_HEAD(x);`, `XA_STATE(xas, …);`. */
const declaringMacros = /^[A-Z0-9_]*(?:DEFINE|DECLARE|_HEAD$|ON_?STACK|ITERATOR$|AUTO_FREE)[A-Z0-9_]*$|^[A-Z]+_STATE$/;

function isDeclaringMacro(code: CodeTokens, i: number): boolean {
  if (!declaringMacros.test(code.text(i)) || code.text(i + 1) !== "(" || !code.isWord(i + 2)) return false;
  return /^[,)]$/.test(code.text(i + 3)) && code.text(code.skipGroup(i + 1, code.count)) === ";";
}

/** Tells `struct a *b;`, `u32 c = 1`, `list_t *d` from expressions and statements. */
function looksLikeDeclaration(code: CodeTokens, start: number, end: number): boolean {
  const i = skipAttributes(code, start, end);
  const word = code.text(i);
  if (i >= end || !code.isWord(i) || isStatementWord(word)) return false;
  if (/^(?:struct|union|enum)$/.test(word)) return true;
  if (isTypeofWord(word) || /^(?:__auto_type|auto)$/.test(word)) return true;
  if (isTypeOrControlWord(word)) return word !== "sizeof";
  let next = i + 1;
  while (code.text(next) === "*" || isAttributeWord(code.text(next))) next++;
  if (next >= end || !code.isWord(next)) return false;
  const behind = code.text(next + 1);
  return behindName.includes(behind) || isAttributeWord(behind) || /^__\w+$/.test(behind);
}
