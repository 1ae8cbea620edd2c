/** A node of a function's rough syntax tree: statements and the blocks that they control. */
export interface Statement {
  /** Masked text of a simple statement, or of the header of a block (`if (x)`, `else`, `do`, "" for a bare block). */
  readonly text: string;
  readonly offset: number;
  /** Where it ends, exclusive. */
  readonly end: number;
  /** Statements within; null for a simple statement. */
  readonly block: readonly Statement[] | null;
}

/**
 * Splits masked C text into statements. It does not check the syntax: what it does not understand becomes a simple statement,
 * and a function cut in half by `#ifdef` still gives its statements in order.
 */
export function parseStatements(masked: string, from: number, to: number): Statement[] {
  return new StatementReader(masked, to).readUntilBrace(from).statements;
}

const CONTROL = /^(if|else\s+if|while|for|switch|[a-z_]*for_each\w*|scoped_\w*|list_for_each\w*|do|else)\b/;

/** Statements that are nested deeper are one simple statement: the reader calls itself for every level. */
const MAX_DEPTH = 100;

class StatementReader {
  private depth = 0;

  constructor(
    private readonly masked: string,
    private readonly end: number,
  ) {}

  /** Statements up to the brace that closes the enclosing block. */
  readUntilBrace(from: number): { statements: Statement[]; next: number } {
    const statements: Statement[] = [];
    let at = this.skipSpace(from);
    while (at < this.end && this.masked.charAt(at) !== "}") {
      const { statement, next } = this.readStatement(at);
      if (statement !== null) statements.push(statement);
      at = this.skipSpace(Math.max(next, at + 1));
    }
    return { statements, next: at + 1 };
  }

  private readStatement(at: number): { statement: Statement | null; next: number } {
    if (this.depth >= MAX_DEPTH) return this.readSimple(at);
    this.depth++;
    const read = this.readAnyStatement(at);
    this.depth--;
    return read;
  }

  private readAnyStatement(at: number): { statement: Statement | null; next: number } {
    const label = /^[A-Za-z_]\w*\s*:(?!:)|^(?:case\b[^:;{}]*|default\s*):/.exec(this.masked.slice(at, at + 200));
    if (label !== null && !/^default\s*$/.test(label[0])) {
      return {
        statement: { text: label[0].trim(), offset: at, end: at + label[0].length, block: null },
        next: at + label[0].length,
      };
    }
    if (this.masked.charAt(at) === "{") return this.readBlock(at, "", at);
    if (this.masked.charAt(at) === ";") return { statement: null, next: at + 1 };
    const keyword = CONTROL.exec(this.masked.slice(at, at + 80));
    if (keyword !== null) return this.readControl(at, keyword[0]);
    return this.readSimple(at);
  }

  /** `if (…) statement`, `else statement`, `do statement while (…);`… */
  private readControl(at: number, keyword: string): { statement: Statement; next: number } {
    let headerEnd = at + keyword.length;
    if (keyword !== "else" && keyword !== "do") {
      const open = this.skipSpace(headerEnd);
      if (this.masked.charAt(open) === "(") headerEnd = this.matching(open) + 1;
    }
    const body = this.skipSpace(headerEnd);
    const text = this.masked.slice(at, headerEnd);
    if (this.masked.charAt(body) === "{") return this.readBlock(body, text, at);
    if (this.masked.charAt(body) === ";")
      return { statement: { text, offset: at, end: body + 1, block: null }, next: body + 1 };
    const { statement, next } = this.readStatement(body);
    return { statement: { text, offset: at, end: next, block: statement === null ? [] : [statement] }, next };
  }

  private readBlock(open: number, text: string, offset: number): { statement: Statement; next: number } {
    const { statements, next } = this.readUntilBrace(open + 1);
    return { statement: { text, offset, end: next, block: statements }, next };
  }

  private readSimple(at: number): { statement: Statement; next: number } {
    let stop = at;
    while (stop < this.end && this.masked.charAt(stop) !== ";") {
      const character = this.masked.charAt(stop);
      if (character === "}")
        return { statement: { text: this.masked.slice(at, stop), offset: at, end: stop, block: null }, next: stop };
      stop = "({[".includes(character) ? this.matching(stop) + 1 : stop + 1;
    }
    return { statement: { text: this.masked.slice(at, stop), offset: at, end: stop, block: null }, next: stop + 1 };
  }

  private skipSpace(from: number): number {
    let at = from;
    while (at < this.end && /\s/.test(this.masked.charAt(at))) at++;
    return at;
  }

  private matching(open: number): number {
    let depth = 0;
    for (let at = open; at < this.end; at++) {
      const character = this.masked.charAt(at);
      if ("([{".includes(character)) depth++;
      if (")]}".includes(character) && --depth === 0) return at;
    }
    return this.end;
  }
}
