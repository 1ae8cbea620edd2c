import { spanTypes } from "@/lib/contract/span";
import type { SpanColumns } from "@/lib/contract/span-columns";

/**
 * The numbers of many spans, entry i of each column for span i. Texts stand as codes: entries of a list of different texts.
 * What there may be none of has a mark: {@link NO_SPAN}, {@link NO_TIME}, {@link NO_TEXT}.
 */
export interface NumberColumns {
  readonly seq: Int32Array<ArrayBuffer>;
  readonly parent: Int32Array<ArrayBuffer>;
  readonly nesting: Uint16Array<ArrayBuffer>;
  /** Index in {@link spanTypes}. */
  readonly type: Uint8Array<ArrayBuffer>;
  readonly name: Uint32Array<ArrayBuffer>;
  readonly model: Uint32Array<ArrayBuffer>;
  /** The JSON of a list of names. */
  readonly toolCalls: Uint32Array<ArrayBuffer>;
  /** Milliseconds since the epoch. */
  readonly started: Float64Array<ArrayBuffer>;
  readonly finished: Float64Array<ArrayBuffer>;
  /** 1 for yes. */
  readonly failed: Uint8Array<ArrayBuffer>;
  readonly repeated: Uint8Array<ArrayBuffer>;
  readonly inputTokens: Float64Array<ArrayBuffer>;
  readonly outputTokens: Float64Array<ArrayBuffer>;
  readonly thoughtsTokens: Float64Array<ArrayBuffer>;
  /** Bytes. */
  readonly size: Float64Array<ArrayBuffer>;
  /** The stretch of the summary in {@link PackedSpans.summaries}. */
  readonly summaryStart: Uint32Array<ArrayBuffer>;
  readonly summaryEnd: Uint32Array<ArrayBuffer>;
}

/**
 * Spans of a trajectory in a form that moves between threads without being copied or read, and that the garbage collector
 * does not go through: 100,000 of them as lists of JavaScript values cost a frame each time it does.
 */
export interface PackedSpans {
  readonly length: number;
  readonly columns: NumberColumns;
  /** What the codes of `name`, `model` and `toolCalls` stand for. */
  readonly texts: readonly string[];
  /** All summaries, one after another, in UTF-8. */
  readonly summaries: Uint8Array<ArrayBuffer>;
}

export const NO_SPAN = -1;
const NO_TIME = Number.NaN;
export const NO_TEXT = 0xffff_ffff;

/** Columns with room for `length` spans. */
export function numberColumns(length: number) {
  return {
    seq: new Int32Array(length),
    parent: new Int32Array(length),
    nesting: new Uint16Array(length),
    type: new Uint8Array(length),
    name: new Uint32Array(length),
    model: new Uint32Array(length),
    toolCalls: new Uint32Array(length),
    started: new Float64Array(length),
    finished: new Float64Array(length),
    failed: new Uint8Array(length),
    repeated: new Uint8Array(length),
    inputTokens: new Float64Array(length),
    outputTokens: new Float64Array(length),
    thoughtsTokens: new Float64Array(length),
    size: new Float64Array(length),
    summaryStart: new Uint32Array(length),
    summaryEnd: new Uint32Array(length),
  } satisfies NumberColumns;
}

export function packSpans(spans: SpanColumns): PackedSpans {
  const { length } = spans.seq;
  const texts = new TextCodes();
  const packed = numberColumns(length);
  packed.seq.set(spans.seq);
  packed.parent.set(spans.parent.map((seq) => seq ?? NO_SPAN));
  packed.nesting.set(spans.nesting);
  packed.type.set(spans.type.map((type) => spanTypes.indexOf(type)));
  packed.name.set(spans.name.map((name) => texts.codeOf(name)));
  packed.model.set(spans.model.map((model) => texts.codeOf(model)));
  packed.toolCalls.set(
    spans.toolCalls.map((calls) => (calls === null ? NO_TEXT : texts.codeOf(JSON.stringify(calls)))),
  );
  packed.started.set(spans.started);
  packed.finished.set(spans.finished.map((time) => time ?? NO_TIME));
  packed.failed.set(spans.failed.map(Number));
  packed.repeated.set(spans.repeated.map(Number));
  packed.inputTokens.set(spans.inputTokens);
  packed.outputTokens.set(spans.outputTokens);
  packed.thoughtsTokens.set(spans.thoughtsTokens);
  packed.size.set(spans.size);
  const summaries = packSummaries(spans.summary, packed);
  return { length, columns: packed, texts: texts.all, summaries };
}

function packSummaries(
  summaries: readonly string[],
  { summaryStart, summaryEnd }: Pick<NumberColumns, "summaryStart" | "summaryEnd">,
): Uint8Array<ArrayBuffer> {
  const encoder = new TextEncoder();
  const parts = summaries.map((summary) => encoder.encode(summary));
  const bytes = new Uint8Array(parts.reduce((total, part) => total + part.length, 0));
  let end = 0;
  parts.forEach((part, index) => {
    bytes.set(part, end);
    summaryStart[index] = end;
    end += part.length;
    summaryEnd[index] = end;
  });
  return bytes;
}

/** What moves to another thread with the spans instead of being copied. */
export function buffersOf({ columns, summaries }: PackedSpans): ArrayBuffer[] {
  return [...Object.values(columns).map(({ buffer }: NumberColumns[keyof NumberColumns]) => buffer), summaries.buffer];
}

/** Different texts, numbered from 0. */
export class TextCodes {
  readonly #texts: string[] = [];
  readonly #codes = new Map<string, number>();

  get all(): readonly string[] {
    return this.#texts;
  }

  /** The number of a text, which gets one when it has none. */
  codeOf(text: string): number {
    const known = this.#codes.get(text);
    if (known !== undefined) return known;
    this.#codes.set(text, this.#texts.length);
    return this.#texts.push(text) - 1;
  }

  /** The number of a text; undefined when it has none. */
  find(text: string): number | undefined {
    return this.#codes.get(text);
  }

  /** The text of a code that was given. */
  textOf(code: number): string {
    return this.#texts[code] ?? "";
  }
}
