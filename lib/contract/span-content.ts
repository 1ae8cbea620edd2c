import type { TokenCounts } from "./job";
import type { Span } from "./span";

/** Texts of a span that can be long. */
export const longTexts = [
  "error",
  "args",
  "results",
  "instruction",
  "prompt",
  "reply",
  "thoughts",
  "messages",
  "tools",
] as const;
export type LongTextName = (typeof longTexts)[number];

/** A text of a span of which only the beginning was sent. Lengths are UTF-16 units. */
export interface CutText {
  readonly name: LongTextName;
  /** The text is this string of the JSON object in `name`; null: it is all of `name`. */
  readonly member: string | null;
  readonly sent: number;
  readonly length: number;
}

/** What the model calls inside of a span came to. */
export interface SpanUsage extends TokenCounts {
  readonly calls: number;
  /** Millionths of a dollar; null when the price of a model is not known. */
  readonly costMicros: number | null;
}

/** A span as a page gets it: long texts are cut, and `cuts` says which, so that the rest can be asked for. */
export interface SpanContent {
  readonly span: Span;
  readonly cuts: readonly CutText[];
  /** Bytes of all its texts together, whole. */
  readonly size: number;
  /** First characters of the digest of its instruction, as a job has it of its first agent; empty without one. */
  readonly promptVersion: string;
  /** Null without such calls, and of a call itself. */
  readonly usage: SpanUsage | null;
}
