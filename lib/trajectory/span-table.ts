import { type SpanType, spanTypes } from "@/lib/contract/span";
import type { SpanColumns, SpanLine } from "@/lib/contract/span-columns";
import {
  NO_SPAN,
  NO_TEXT,
  type NumberColumns,
  numberColumns,
  type PackedSpans,
  packSpans,
  TextCodes,
} from "./packed-spans";

const columnNames = Object.keys(numberColumns(0)) as (keyof NumberColumns)[];
/** Columns whose numbers are codes of texts. */
const textColumns = ["name", "model", "toolCalls"] as const;

/**
 * The spans of a trajectory as they come in, in any order and more than once. They are numbered by their arrival: the index of
 * a span never changes. There is a list of numbers for each column instead of an object for each span, so that 100,000 of them
 * take a few megabytes and are gone through in a millisecond.
 */
export class SpanTable {
  #length = 0;
  #lastSeq = NO_SPAN;
  #firstStart = Number.POSITIVE_INFINITY;
  #lastTime = Number.NEGATIVE_INFINITY;
  /** Spans without an end. */
  #open = 0;
  #hasTokens = false;
  /** With room for more spans. */
  #columns: NumberColumns;
  readonly #texts = new TextCodes();
  /** The summaries of each packet that came, and by index which of them a span's is in. */
  readonly #summaries: Uint8Array[] = [];
  #packet: Uint32Array;
  /** Index by seq; null while the spans lie in that order and can be searched. */
  #indexes: Map<number, number> | null = null;

  /** `expected`: how many spans there will be, as far as that is known. */
  constructor(first?: SpanColumns, expected = 0) {
    const room = Math.max(expected, first?.seq.length ?? 0);
    this.#columns = numberColumns(room);
    this.#packet = new Uint32Array(room);
    if (first !== undefined) this.put(packSpans(first));
  }

  get length(): number {
    return this.#length;
  }

  /** Each column by index; they have room for more than `length` spans, and are others after each arrival. */
  get columns(): NumberColumns {
    return this.#columns;
  }

  /** The highest seq that has come, -1 for none. */
  get lastSeq(): number {
    return this.#lastSeq;
  }

  /** From the first start to the last start or end (ms), and whether any span is without an end. Null while there is none. */
  get times(): { readonly start: number; readonly end: number; readonly isOpen: boolean } | null {
    if (this.#length === 0) return null;
    return { start: this.#firstStart, end: this.#lastTime, isOpen: this.#open > 0 };
  }

  /** Whether any span that has come used tokens. */
  get hasTokens(): boolean {
    return this.#hasTokens;
  }

  /** The index of the span `seq`; undefined while it has not come. */
  indexOf(seq: number): number | undefined {
    if (this.#indexes !== null) return this.#indexes.get(seq);
    const place = this.#search(seq);
    return place < this.#length && this.#columns.seq[place] === seq ? place : undefined;
  }

  /** All indexes, by seq. */
  order(): Uint32Array {
    const order = new Uint32Array(this.#length);
    for (let index = 0; index < order.length; index++) order[index] = index;
    const { seq } = this.#columns;
    return this.#indexes === null ? order : order.sort((a, b) => at(seq, a) - at(seq, b));
  }

  typeAt(index: number): SpanType {
    return spanTypes[at(this.#columns.type, index)] ?? "flow";
  }

  /** Null while the span runs. */
  finishedAt(index: number): number | null {
    const finished = at(this.#columns.finished, index);
    return Number.isNaN(finished) ? null : finished;
  }

  nameAt(index: number): string {
    return this.#texts.textOf(at(this.#columns.name, index));
  }

  modelAt(index: number): string {
    return this.#texts.textOf(at(this.#columns.model, index));
  }

  /** Names of the tools that a model call asked for; null for none. */
  toolCallsAt(index: number): readonly string[] | null {
    const code = at(this.#columns.toolCalls, index);
    return code === NO_TEXT ? null : (JSON.parse(this.#texts.textOf(code)) as string[]);
  }

  summaryAt(index: number): string {
    const { summaryStart, summaryEnd } = this.#columns;
    const bytes = this.#summaries[at(this.#packet, index)];
    return decoder.decode(bytes?.subarray(at(summaryStart, index), at(summaryEnd, index)));
  }

  /** What `name` or `model` holds for a text; undefined when no span has it. */
  codeOf(text: string): number | undefined {
    return this.#texts.find(text);
  }

  textOf(code: number): string {
    return this.#texts.textOf(code);
  }

  /** Adds spans and renews those that are there; a late start does not undo an end. */
  put(news: PackedSpans): void {
    if (news.length === 0) return;
    this.#summaries.push(news.summaries);
    const own = this.#withOwnCodes(news);
    this.#reserve(this.#length + news.length);
    if (this.#continues(own.seq)) this.#appendAll(own, news.length);
    else for (let from = 0; from < news.length; from++) this.#putOne(own, from);
  }

  /** Whether the spans are in order and come after all that are there. */
  #continues(seqs: Int32Array): boolean {
    return this.#indexes === null && seqs.every((seq, i) => seq > (i === 0 ? this.#lastSeq : at(seqs, i - 1)));
  }

  #appendAll(own: NumberColumns, count: number): void {
    for (const name of columnNames) this.#columns[name].set(own[name], this.#length);
    this.#packet.fill(this.#summaries.length - 1, this.#length, this.#length + count);
    this.#length += count;
    this.#lastSeq = at(own.seq, count - 1);
    for (let from = 0; from < count; from++) this.#note(own, from);
  }

  #putOne(own: NumberColumns, from: number): void {
    const seq = at(own.seq, from);
    const known = this.indexOf(seq);
    const to = known ?? this.#append(seq);
    const wasFinished = known !== undefined && this.finishedAt(known) !== null;
    if (wasFinished && Number.isNaN(at(own.finished, from))) return;
    if (known !== undefined && !wasFinished) this.#open--;
    this.#note(own, from);
    for (const name of columnNames) this.#columns[name][to] = at(own[name], from);
    this.#packet[to] = this.#summaries.length - 1;
  }

  #note({ started, finished, inputTokens, outputTokens, thoughtsTokens }: NumberColumns, from: number): void {
    this.#hasTokens ||= at(inputTokens, from) + at(outputTokens, from) + at(thoughtsTokens, from) > 0;
    const start = at(started, from);
    const end = at(finished, from);
    const isOpen = Number.isNaN(end);
    if (isOpen) this.#open++;
    this.#firstStart = Math.min(this.#firstStart, start);
    this.#lastTime = Math.max(this.#lastTime, start, isOpen ? start : end);
  }

  #append(seq: number): number {
    if (seq < this.#lastSeq) this.#indexes ??= this.#indexesBySeq();
    else this.#lastSeq = seq;
    const index = this.#length++;
    this.#columns.seq[index] = seq;
    this.#indexes?.set(seq, index);
    return index;
  }

  #indexesBySeq(): Map<number, number> {
    const indexes = new Map<number, number>();
    for (let index = 0; index < this.#length; index++) indexes.set(at(this.#columns.seq, index), index);
    return indexes;
  }

  /** The columns of a packet with the codes of this table. */
  #withOwnCodes({ columns, texts }: PackedSpans): NumberColumns {
    const codes = texts.map((text) => this.#texts.codeOf(text));
    const translated = textColumns.map((name) => [name, columns[name].map((code) => codes[code] ?? NO_TEXT)]);
    return { ...columns, ...Object.fromEntries(translated) };
  }

  #reserve(length: number): void {
    const room = this.#packet.length;
    if (length <= room) return;
    const larger = numberColumns(Math.max(length, room * 2));
    for (const name of columnNames) larger[name].set(this.#columns[name]);
    this.#columns = larger;
    const packet = new Uint32Array(larger.seq.length);
    packet.set(this.#packet);
    this.#packet = packet;
  }

  /** The first place whose seq is not below the given one. */
  #search(seq: number): number {
    let low = 0;
    let high = this.#length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (at(this.#columns.seq, middle) < seq) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}

/** A mark of byte order in the middle of the texts is a character like others. */
const decoder = new TextDecoder("utf-8", { ignoreBOM: true });

/** One span of a table. */
export function lineAt(table: SpanTable, index: number): SpanLine {
  const { columns } = table;
  const parent = at(columns.parent, index);
  return {
    seq: at(columns.seq, index),
    parent: parent === NO_SPAN ? null : parent,
    nesting: at(columns.nesting, index),
    type: table.typeAt(index),
    name: table.nameAt(index),
    model: table.modelAt(index),
    started: at(columns.started, index),
    finished: table.finishedAt(index),
    failed: at(columns.failed, index) === 1,
    repeated: at(columns.repeated, index) === 1,
    summary: table.summaryAt(index),
    inputTokens: at(columns.inputTokens, index),
    outputTokens: at(columns.outputTokens, index),
    thoughtsTokens: at(columns.thoughtsTokens, index),
    size: at(columns.size, index),
    toolCalls: table.toolCallsAt(index),
  };
}

/** A number of a list that is known to be there. */
function at(list: ArrayLike<number>, index: number): number {
  return list[index] ?? 0;
}
