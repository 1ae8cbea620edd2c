import { type Direction, markedDirection, soleWriterDirection, UNEVALUATED } from "./marked-calls";
import { lineAt, type SourceText } from "./source-text";
import { closingIndexes, EXPRESSION_KEYWORDS, KEYWORDS, type Token, tokenize } from "./tokens";

/** One place of the source that reads or writes memory through a variable. */
export interface SourceAccess {
  /** As written, without white space: `smc->sk.sk_err`. */
  readonly expression: string;
  /** The variable or call that the expression starts with: `smc`, `tcp_sk(sk)`. */
  readonly root: string;
  /** Members from the root on: `["sk", "sk_err"]`; empty for the variable itself. */
  readonly members: readonly string[];
  /** Whether an element of an array or the target of a pointer is meant, and not the place itself. */
  readonly indirect: boolean;
  /** Whether the value is followed further: `a->b` in `a->b->c`. */
  readonly dereferenced: boolean;
  readonly direction: Direction;
  /** READ_ONCE, WRITE_ONCE, data_race, an atomic operation or the like. */
  readonly marked: boolean;
  /** The innermost call, macro or control keyword whose parentheses hold the access; empty when there is none. */
  readonly call: string;
  /** What an assignment with `=`, or a marked write like WRITE_ONCE, stores; empty for other accesses. */
  readonly stored: string;
  readonly offset: number;
  readonly line: number;
}

interface Bracket {
  /** Name before the parenthesis; empty for a plain parenthesis, `[` or `{`. */
  readonly name: string;
  readonly open: number;
  /** Whether it is, or stands in, a call whose arguments are not evaluated; a `data_race()`. */
  readonly unevaluated: boolean;
  readonly raceful: boolean;
  argument: number;
}

/** Chains and expressions that are longer are not code that people wrote: they are cut or left out. */
const MAX_MEMBERS = 16;
const MAX_TOKENS = 200;

/** The last member of an access, or the variable's own name. */
export function memberName(access: SourceAccess): string {
  return access.members.at(-1) ?? access.root;
}

/** Every access in `source`, in its order; also those to local variables. */
export function findAccesses(source: SourceText): SourceAccess[] {
  return new AccessScanner(source).scan();
}

class AccessScanner {
  private readonly tokens: readonly Token[];
  private readonly closings: ReadonlyMap<number, number>;
  private readonly brackets: Bracket[] = [];
  private readonly found: SourceAccess[] = [];

  constructor(private readonly source: SourceText) {
    this.tokens = tokenize(source.masked);
    this.closings = closingIndexes(this.tokens);
  }

  scan(): SourceAccess[] {
    for (let index = 0; index < this.tokens.length; index++) {
      const { text, isWord } = this.tokens[index] ?? { text: "", isWord: false };
      if ("([{".includes(text)) this.open(index);
      else if (text === ",") this.nextArgument();
      else if (")]}".includes(text)) this.close(index);
      else if (isWord && this.startsVariable(index)) this.readChain(index, index);
    }
    return this.found;
  }

  private text(index: number): string {
    return this.tokens[index]?.text ?? "";
  }

  private closingOf(open: number): number {
    return this.closings.get(open) ?? this.tokens.length - 1;
  }

  private open(index: number): void {
    const before = this.tokens[index - 1];
    const named = this.text(index) === "(" && before?.isWord === true && !EXPRESSION_KEYWORDS.has(before.text);
    const name = named ? before.text : "";
    const outer = this.brackets.at(-1);
    const unevaluated = outer?.unevaluated === true || UNEVALUATED.has(name);
    const raceful = outer?.raceful === true || name === "data_race";
    this.brackets.push({ name, open: index, unevaluated, raceful, argument: 0 });
  }

  private nextArgument(): void {
    const top = this.brackets.at(-1);
    if (top !== undefined) top.argument++;
  }

  /** A call or parenthesis that is followed by `->` or `.` is the root of a chain, and `*call()` is one by itself. */
  private close(index: number): void {
    const bracket = this.brackets.pop();
    const next = this.text(index + 1);
    if (bracket === undefined || this.text(index) !== ")") return;
    const first = bracket.name === "" ? bracket.open : bracket.open - 1;
    if (next === "->" || next === ".") this.readChain(first, index);
    else if (bracket.name !== "" && this.prefixOperator(first) === "*" && this.brackets.at(-1)?.unevaluated !== true)
      this.record({ first, last: index, end: index, members: [], indirect: true }, false);
  }

  private startsVariable(index: number): boolean {
    const text = this.text(index);
    const before = this.text(index - 1);
    if (KEYWORDS.has(text) || this.text(index + 1) === "(") return false;
    if (before === "->" || before === "." || before === "goto") return false;
    return !/^(struct|union|enum)$/.test(before) && this.brackets.at(-1)?.unevaluated !== true;
  }

  /** Reads `root->a.b[i]` whose root spans the tokens `first` to `last`, and records it and the pointers on its way. */
  private readChain(first: number, last: number): void {
    const members: string[] = [];
    let end = last;
    let indirect = false;
    for (;;) {
      const next = this.text(end + 1);
      if (next === "[") {
        end = this.closingOf(end + 1);
        indirect = true;
      } else if ((next === "->" || next === ".") && this.tokens[end + 2]?.isWord && members.length < MAX_MEMBERS) {
        if (next === "->") this.record({ first, last, end, members: [...members], indirect }, true);
        members.push(this.text(end + 2));
        end += 2;
        indirect = false;
      } else break;
    }
    if (this.text(end + 1) !== "(" || members.length > 0) this.record({ first, last, end, members, indirect }, false);
  }

  private record(
    chain: { first: number; last: number; end: number; members: readonly string[]; indirect: boolean },
    dereferenced: boolean,
  ): void {
    const { first, last, end, members } = chain;
    if (end - first > MAX_TOKENS) return;
    const prefix = dereferenced ? "" : this.prefixOperator(first);
    const offset = this.tokens[first]?.offset ?? 0;
    const { direction, marked, call } = this.effect(chain, prefix, dereferenced);
    const indirect = chain.indirect || prefix === "*";
    this.found.push({
      expression: `${prefix === "*" ? "*" : ""}${this.slice(first, end)}`,
      root: this.slice(first, last),
      members,
      indirect,
      dereferenced: dereferenced || this.text(end + 1) === "(",
      direction,
      marked,
      call,
      stored:
        direction === "write" && (marked ? ",=" : "=").includes(this.text(end + 1)) ? this.rightHandSide(end + 2) : "",
      offset,
      line: lineAt(this.source, offset),
    });
  }

  private effect(chain: { first: number; end: number }, prefix: string, dereferenced: boolean) {
    const bracket = this.brackets.at(-1);
    const call = bracket?.name ?? "";
    const raceful = bracket?.raceful === true;
    if (dereferenced) return { direction: "read" as Direction, marked: raceful, call };
    const wholeArgument = this.isFirstArgument(bracket, chain.first, prefix);
    const marking = wholeArgument ? markedDirection(call) : null;
    if (marking !== null) return { direction: marking, marked: true, call };
    const ofThisCpu = wholeArgument ? soleWriterDirection(call) : null;
    if (ofThisCpu !== null) return { direction: ofThisCpu, marked: raceful, call };
    return { direction: this.plainDirection(chain.first, chain.end, prefix), marked: raceful, call };
  }

  private isFirstArgument(bracket: Bracket | undefined, first: number, prefix: string): boolean {
    if (bracket === undefined || bracket.name === "") return false;
    const isBitOperation = /_bit(_lock|_unlock|_acquire)?$/.test(bracket.name);
    if (bracket.argument !== (isBitOperation ? 1 : 0)) return false;
    return isBitOperation || bracket.open === first - (prefix === "" ? 1 : 2);
  }

  private plainDirection(first: number, end: number, prefix: string): Direction {
    const after = this.text(end + 1);
    const before = this.text(first - (prefix === "*" ? 2 : 1));
    if (after === "++" || after === "--" || before === "++" || before === "--") return "read-write";
    if (after === "=") return "write";
    if (/^(?:[-+*/%&|^]|<<|>>)=$/.test(after)) return "read-write";
    return prefix === "&" ? "address" : "read";
  }

  /** The unary `&` or `*` before the token, or "". */
  private prefixOperator(first: number): string {
    const operator = this.text(first - 1);
    if (operator !== "&" && operator !== "*") return "";
    const before = this.tokens[first - 2];
    if (before === undefined) return operator;
    const binary = before.isWord ? !EXPRESSION_KEYWORDS.has(before.text) : /^[\w\])*]/.test(before.text);
    return binary ? "" : operator;
  }

  private rightHandSide(from: number): string {
    const start = this.tokens[from]?.offset ?? this.source.text.length;
    let end = from;
    while (end < this.tokens.length && end - from < MAX_TOKENS && !/^[;,)}]$/.test(this.text(end))) {
      end = /^[([{]$/.test(this.text(end)) ? this.closingOf(end) + 1 : end + 1;
    }
    if (end - from > MAX_TOKENS) return "";
    const stop = this.tokens[end]?.offset ?? this.source.text.length;
    return this.source.text.slice(start, stop).replace(/\s+/g, " ").trim();
  }

  private slice(first: number, last: number): string {
    const start = this.tokens[first]?.offset ?? 0;
    const end = this.tokens[last];
    if (end === undefined) return "";
    return this.source.masked.slice(start, end.offset + end.text.length).replace(/\s+/g, "");
  }
}
