import { recordKind } from "./definition-records";
import { readInvocation } from "./invocations";
import { conventionPointer } from "./parentheses";
import type { ScanState } from "./scan-state";
import { token } from "./token-list";
import {
  isAttributeCall,
  isAttributeWord,
  isDeclaringMacro,
  isQualifier,
  isTypeOrControlWord,
  isTypeofWord,
  isUpperCase,
} from "./words";

/** `;` at declaration level: records what the declaration names and forgets its tokens. */
export function endDeclaration(state: ScanState): void {
  const { tokens } = state;
  const first = state.top.firstToken;
  if (tokens.count > first) {
    const typedef = behindAttributes(state, first);
    if (state.inAggregate) new Declarators(state, first, recordKind.field).read();
    else if (tokens.type(typedef) === token.typedefKeyword && typedef < tokens.count)
      new Declarators(state, typedef + 1, recordKind.typedef).read();
    else readVariables(state, first);
  }
  tokens.count = first;
  state.inValue = false;
  if (state.atFileLevel) state.forgetComment();
}

/** The first token from `i` on that is no attribute, as in `__extension__ typedef …`. */
function behindAttributes(state: ScanState, i: number): number {
  let next = i;
  while (state.isWordToken(next) && isAttributeWord(state.tokenText(next))) next++;
  return next;
}

function readVariables(state: ScanState, first: number): void {
  const { tokens } = state;
  let isExtern = false;
  for (let i = first; i < tokens.count && i < first + 3; i++) {
    if (tokens.type(i) === token.externKeyword) isExtern = true;
  }
  let start = first;
  while (start < tokens.count && isStorage(tokens.type(start))) start++;
  const lone = state.isWordToken(start) && start + 1 >= tokens.count;
  if (start >= tokens.count || lone) return;
  new Declarators(state, start, isExtern ? recordKind.externVariable : recordKind.variable).read();
}

function isStorage(type: number): boolean {
  return type === token.externKeyword || type === token.staticKeyword;
}

/** Where a name stands in the file. */
interface NamePlace {
  readonly start: number;
  readonly end: number;
}

/**
 * Finds the names that one declaration declares: in each of its comma-separated declarators the last word that is
 * neither type nor attribute, the word in `(*name)`, or the word before a parameter list.
 */
class Declarators {
  readonly #state: ScanState;
  readonly #first: number;
  readonly #kind: number;
  readonly #parent: number;
  readonly #line: number;
  /** Token of the name of the current declarator, -1: none yet. */
  #name = -1;
  /** Token of the name when the current declarator is a prototype, -1: it is none. */
  #prototype = -1;
  /** Whether the current declarator's name is known and what follows is not. */
  #settled = false;
  #words = 0;
  #sawAggregate = false;
  #declarators = 0;
  /** The token behind the attributes that were looked over last. */
  #attributesEnd = -1;

  constructor(state: ScanState, first: number, kind: number) {
    this.#state = state;
    this.#first = first;
    this.#kind = kind;
    this.#parent = kind === recordKind.field ? state.top.owner : -1;
    this.#line = state.tokens.line(state.top.firstToken);
  }

  read(): void {
    const { tokens } = this.#state;
    let i = this.#first;
    while (i < tokens.count) {
      const next = this.#readToken(i);
      if (next < 0) return;
      i = next;
    }
    this.#endDeclarator();
  }

  /** Reads the token `i` and returns the next one to read, or -1 when the declaration was a macro invocation. */
  #readToken(i: number): number {
    const { tokens } = this.#state;
    switch (tokens.type(i)) {
      case token.comma:
        this.#endDeclarator();
        return i + 1;
      case token.equals:
      case token.colon:
      case token.brackets:
        if (this.#name >= 0) this.#settled = true;
        return i + 1;
      case token.aggregate:
        this.#sawAggregate = true;
        this.#name = -1;
        return i + 1;
      case token.aggregateKeyword:
        return this.#skipTag(i);
      case token.word:
        if (this.#settled) return i + 1;
        return this.#state.isGroupToken(i + 1) ? this.#readCall(i) : this.#readWord(i);
      case token.group:
        if (!this.#settled) this.#readGroup(i);
        return i + 1;
      default:
        return i + 1;
    }
  }

  /** `struct tag`, also `struct __attribute tag`. */
  #skipTag(i: number): number {
    const state = this.#state;
    let tag = i + 1;
    while (state.isWordToken(tag) && isAttributeWord(state.tokenText(tag)) && state.isWordToken(tag + 1)) tag++;
    if (!state.isWordToken(tag)) return i + 1;
    this.#words++;
    return tag + 1;
  }

  #readWord(i: number): number {
    const word = this.#state.tokenText(i);
    if (isTypeOrControlWord(word)) {
      this.#words++;
      this.#name = -1;
    } else if (isAttributeWord(word) && !this.#isNamedLikeAttribute(i)) {
      if (this.#name >= 0 && this.#hasType(1) && !this.#leadsToName(i + 1)) this.#settled = true;
    } else {
      this.#name = i;
      this.#words++;
    }
    return i + 1;
  }

  /** Whether the word, although it reads like an attribute, must be a name: `*__node_data[4]`, `} __arg_names[] = …`. */
  #isNamedLikeAttribute(i: number): boolean {
    const { tokens } = this.#state;
    const isArray = i + 1 < tokens.count && tokens.type(i + 1) === token.brackets;
    return isArray && this.#name < 0 && !isQualifier(this.#state.tokenText(i));
  }

  /** Whether attributes up to the token `i` stand before the name, as in `u8 __initconst name[]`, not behind it. */
  #leadsToName(i: number): boolean {
    const state = this.#state;
    if (i > this.#attributesEnd) this.#attributesEnd = behindAttributes(state, i);
    const next = this.#attributesEnd;
    return state.isWordToken(next) && !state.isGroupToken(next + 1);
  }

  /** A word before a group: an attribute, a function, a pointer to one, or a macro. */
  #readCall(i: number): number {
    const state = this.#state;
    const { tokens } = state;
    const group = i + 1;
    const word = state.tokenText(i);
    const isTypedef = this.#kind === recordKind.typedef;
    const isField = this.#kind === recordKind.field;
    // Arguments of an attribute, unless a group follows: `void __noreturn (*name)(void)`.
    if (isAttributeCall(word) && !state.isGroupToken(group + 1)) return i + 2;
    const pointer = this.#pointerName(group);
    if (pointer !== null) {
      this.#words++;
      this.#addName(group, pointer, this.#kind);
      return i + 2;
    }
    if (isAttributeCall(word)) return i + 2;
    const inner = tokens.firstWordStart(group) > 0;
    const typed = isTypedef || this.#words > 0 || isTypeOrControlWord(word);
    if (inner && typed && state.isGroupToken(i + 2)) {
      this.#words++;
      this.#addName(group, this.#firstWord(group), isField || isTypedef ? this.#kind : recordKind.prototype);
      return i + 3;
    }
    const alone = this.#name < 0 && this.#words === 0 && !this.#sawAggregate && tokens.count - this.#first <= 3;
    if (alone && (!isTypedef || isDeclaringMacro(word))) return this.#invocation(i);
    if (isTypedef && this.#leadsToName(group + 1)) {
      // A macro that makes the type: `typedef DARRAY(u32) name;`.
      this.#words++;
      return i + 2;
    }
    if (isTypedef) {
      this.#name = i;
      this.#words++;
      this.#settled = true;
      return i + 2;
    }
    if (isTypeofWord(word)) {
      this.#words++;
      return i + 2;
    }
    if (isDeclaringMacro(word) || (isUpperCase(word) && !isField)) return this.#invocation(i);
    if (this.#words === 0 && !this.#sawAggregate) return this.#invocation(i);
    this.#prototype = i;
    this.#settled = true;
    return i + 2;
  }

  #invocation(i: number): number {
    readInvocation(this.#state, i, this.#kind, this.#parent);
    return -1;
  }

  /** A group that follows no word: `(*name)`, in a typedef also `(name)`. */
  #readGroup(group: number): void {
    const pointer = this.#pointerName(group);
    if (pointer !== null) this.#addName(group, pointer, this.#kind);
    else if (this.#kind === recordKind.typedef && this.#state.tokens.firstWordStart(group) > 0)
      this.#addName(group, this.#firstWord(group), this.#kind);
  }

  /** The name in `(*name)`, and in `(CONVENTION *name)` before parameters; null when the group is no pointer. */
  #pointerName(group: number): NamePlace | null {
    const { tokens, bytes } = this.#state;
    if (tokens.firstWordStart(group) === 0) return null;
    if (tokens.isPointer(group)) return this.#firstWord(group);
    return this.#state.isGroupToken(group + 1) ? conventionPointer(bytes, tokens.start(group)) : null;
  }

  #firstWord(group: number): NamePlace {
    const { tokens } = this.#state;
    return { start: tokens.firstWordStart(group), end: tokens.firstWordEnd(group) };
  }

  #addName(group: number, { start, end }: NamePlace, kind: number): void {
    const { tokens } = this.#state;
    this.#add(kind, start, end, tokens.line(group) + this.#state.lineBreaks(tokens.start(group), start));
    this.#name = -1;
    this.#settled = true;
    this.#declarators++;
  }

  #endDeclarator(): void {
    const isTypedef = this.#kind === recordKind.typedef;
    const isField = this.#kind === recordKind.field;
    if (this.#prototype >= 0 && !isTypedef)
      this.#addToken(this.#prototype, isField ? this.#kind : recordKind.prototype);
    else if (this.#name >= 0 && this.#hasType(1)) this.#addToken(this.#name, this.#kind);
    this.#declarators++;
    this.#name = -1;
    this.#settled = false;
    this.#prototype = -1;
  }

  /** Whether something that can be a type came before the name: more than `words` words, a body, or a declarator. */
  #hasType(words: number): boolean {
    return this.#words > words || this.#sawAggregate || this.#declarators > 0;
  }

  #addToken(i: number, kind: number): void {
    const { tokens } = this.#state;
    this.#add(kind, tokens.start(i), tokens.end(i), tokens.line(i));
  }

  #add(kind: number, nameStart: number, nameEnd: number, nameLine: number): void {
    const state = this.#state;
    const commentLine = state.commentFor(this.#kind, this.#line);
    state.addRecord({ kind, nameStart, nameEnd, nameLine, commentLine, firstLine: this.#line, parent: this.#parent });
  }
}
