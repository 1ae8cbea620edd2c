import { char } from "./characters";
import { type DefinitionRecords, type NewRecord, recordKind } from "./definition-records";
import { type TokenCopy, TokenList, token } from "./token-list";

/** What the braces around the current position are. */
export const frame = {
  file: 0,
  functionBody: 1,
  aggregate: 2,
  enumerators: 3,
  initialiser: 4,
  /** `extern "C" {`: declarations as at file level. */
  linkage: 5,
  /** `struct_group( … )` in an aggregate: its members belong to the aggregate. */
  structGroup: 6,
} as const;

/** A frame that is open. It never changes, so that a snapshot is a reference. */
interface Frame {
  readonly kind: number;
  /** Number of tokens when it was opened: its own begin there. */
  readonly firstToken: number;
  /** Record that ends where the frame ends, -1: none. */
  readonly record: number;
  /** Record of the nearest function or named aggregate that what is declared here belongs to, -1: none. */
  readonly owner: number;
  /** The frame around, null for the file's own. */
  readonly outer: Frame | null;
  /** Frames around. */
  readonly depth: number;
}

const fileFrame: Frame = { kind: frame.file, firstToken: 0, record: -1, owner: -1, outer: null, depth: 0 };

/** Deeper braces are not followed: nobody writes them, and each would take memory. */
const DEEPEST = 500;

/** What `#if` remembers and `#else` goes back to. */
interface Snapshot {
  readonly top: Frame;
  readonly bodyBraces: number;
  readonly tokens: TokenCopy;
  readonly parens: number;
  readonly group: number;
  readonly inValue: boolean;
  readonly expectsEnumerator: boolean;
}

/** An `#if` that is open. */
export interface Condition {
  readonly before: Snapshot;
  /** The state at the end of its first branch, with which the scan goes on after `#endif`. */
  afterFirst: Snapshot | null;
  /** Whether the branch is `#if 0` or assembly: its text is not C. */
  dead: boolean;
}

/** Where a scan is and what is open there. One object is used for all files of a shard: see {@link ScanState.begin}. */
export class ScanState {
  bytes: Buffer = Buffer.alloc(0);
  position = 0;
  line = 1;
  lineStart = 0;
  /** Parentheses open at declaration level. */
  parens = 0;
  /** Token of the group that is being read over, -1: none that matters. */
  group = -1;
  /** Behind an `=`: everything up to `,` or `;` is a value. */
  inValue = false;
  /** Whether the next word in an enum is an enumerator's name. */
  expectsEnumerator = false;
  /** Record of the last function, -1: none yet. */
  lastFunction = -1;
  /** Braces open inside of the function body; there is never more than one. */
  bodyBraces = 0;
  conditions: Condition[] = [];
  /** The innermost frame. */
  top: Frame = fileFrame;
  #commentFirst = 0;
  #commentLast = 0;
  /** Texts that do not come again in this file. */
  readonly #absent = new Set<string>();
  readonly tokens = new TokenList();
  readonly records: DefinitionRecords;

  constructor(records: DefinitionRecords) {
    this.records = records;
  }

  begin(bytes: Buffer): void {
    this.bytes = bytes;
    this.position = 0;
    this.line = 1;
    this.lineStart = 0;
    this.parens = 0;
    this.group = -1;
    this.inValue = false;
    this.expectsEnumerator = false;
    this.lastFunction = -1;
    this.conditions = [];
    this.bodyBraces = 0;
    this.top = fileFrame;
    this.#commentFirst = 0;
    this.#commentLast = 0;
    this.#absent.clear();
    this.tokens.count = 0;
    this.records.clear();
  }

  /** Whether declarations here are those of the file. */
  get atFileLevel(): boolean {
    const kind = this.top.kind;
    return kind === frame.file || kind === frame.linkage;
  }

  get inAggregate(): boolean {
    const kind = this.top.kind;
    return kind === frame.aggregate || kind === frame.structGroup;
  }

  get inColumn0(): boolean {
    return this.position === this.lineStart;
  }

  push(kind: number, record: number): void {
    const { top } = this;
    this.inValue = false;
    if (top.depth === DEEPEST) return;
    const owns = record >= 0 && kind !== frame.structGroup && this.records.isNamed(record);
    const owner = owns ? record : top.owner;
    this.top = { kind, firstToken: this.tokens.count, record, owner, outer: top, depth: top.depth + 1 };
    if (kind === frame.functionBody) this.bodyBraces = 0;
  }

  /** Closes the innermost frame, which is not the file's; the record it belongs to ends on this line. */
  pop(): Frame {
    const closed = this.top;
    if (closed.outer === null) throw new Error("The scanner closed the frame of the file itself.");
    if (closed.record >= 0) this.records.setLastLine(closed.record, this.line);
    this.tokens.count = closed.firstToken;
    this.top = closed.outer;
    return closed;
  }

  /** Forgets the tokens of the declaration that is open in the innermost frame. */
  dropDeclaration(): void {
    this.tokens.count = this.top.firstToken;
  }

  addToken(type: number, start: number, end: number): void {
    this.tokens.add(type, start, end, this.line, type !== token.group && start === this.lineStart);
  }

  /** The aggregate of `record` was read to its end: it is one token of the declaration around, which began with it. */
  addAggregateToken(record: number): void {
    const line = record < 0 ? this.line : this.records.firstLine(record);
    this.tokens.add(token.aggregate, this.position, this.position, line, false);
    if (this.atFileLevel) this.recallComment(record < 0 ? 0 : this.records.commentLine(record), line);
  }

  /** Adds a record that ends on the current line. */
  addRecord(record: NewRecord): number {
    const added = this.records.add(record);
    this.records.setLastLine(added, this.line);
    return added;
  }

  /** Where `text` comes next, -1: nowhere. What does not come once is not looked for again. */
  findAhead(text: string): number {
    if (this.#absent.has(text)) return -1;
    const found = this.bytes.indexOf(text, this.position);
    if (found < 0) this.#absent.add(text);
    return found;
  }

  /** Line breaks in `bytes[start, end)`. */
  lineBreaks(start: number, end: number): number {
    let count = 0;
    for (let position = start; position < end; position++) if (this.bytes[position] === char.newline) count++;
    return count;
  }

  /** Text of `bytes[start, end)`; the scanner's words are ASCII. */
  text(start: number, end: number): string {
    return this.bytes.toString("latin1", start, end);
  }

  tokenText(index: number): string {
    return this.text(this.tokens.start(index), this.tokens.end(index));
  }

  isWordToken(index: number): boolean {
    return index < this.tokens.count && this.tokens.type(index) === token.word;
  }

  isGroupToken(index: number): boolean {
    return index < this.tokens.count && this.tokens.type(index) === token.group;
  }

  /** A comment from `firstLine` to the current line was read between declarations. */
  noteComment(firstLine: number): void {
    this.#commentFirst = firstLine;
    this.#commentLast = this.line;
  }

  forgetComment(): void {
    this.#commentLast = 0;
  }

  /** The comment of a declaration that began on `line` is its comment again, whatever was read in its body; 0: it has none. */
  recallComment(firstLine: number, line: number): void {
    this.#commentFirst = firstLine;
    this.#commentLast = firstLine === 0 ? 0 : line - 1;
  }

  /** First line of the comment that belongs to a declaration on `line` (at most one line between), 0: none. */
  commentAbove(line: number): number {
    const distance = line - this.#commentLast;
    return this.#commentLast > 0 && distance >= 0 && distance <= 2 ? this.#commentFirst : 0;
  }

  /** The comment of a definition of `kind` that starts on `line`; members have none of their own. */
  commentFor(kind: number, line: number): number {
    return kind === recordKind.field ? 0 : this.commentAbove(line);
  }

  snapshot(): Snapshot {
    return {
      top: this.top,
      bodyBraces: this.bodyBraces,
      tokens: this.tokens.copy(),
      parens: this.parens,
      group: this.group,
      inValue: this.inValue,
      expectsEnumerator: this.expectsEnumerator,
    };
  }

  restore(snapshot: Snapshot): void {
    this.top = snapshot.top;
    this.bodyBraces = snapshot.bodyBraces;
    this.tokens.restore(snapshot.tokens);
    this.parens = snapshot.parens;
    this.group = snapshot.group;
    this.inValue = snapshot.inValue;
    this.expectsEnumerator = snapshot.expectsEnumerator;
  }
}
