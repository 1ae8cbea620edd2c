/** Parts of a span that are searched. */
export const searchedParts = [
  "name",
  "error",
  "args",
  "results",
  "reply",
  "thoughts",
  "instruction",
  "prompt",
  "messages",
] as const;
export type SearchedPart = (typeof searchedParts)[number];

/** A span that holds what was searched for. */
export interface SpanHit {
  readonly seq: number;
  /** How often, in all of its parts together. */
  readonly count: number;
  /** Where. */
  readonly parts: readonly SearchedPart[];
  /** The text around the first place. */
  readonly excerpt: string;
}

/** What a search has found since its last batch, by seq. */
export interface SearchBatch {
  readonly hits: readonly SpanHit[];
  /** Spans looked at so far, and spans in all. */
  readonly searched: number;
  readonly total: number;
}
