import type { SpanType } from "./span";

/**
 * Many spans without their payload, as one list a column: entry i of each belongs to span i. Several times smaller than
 * a list of objects, and read without making one for each span. Times are milliseconds since the epoch.
 */
export interface SpanColumns {
  readonly seq: readonly number[];
  /** seq of the enclosing span; null for the flow. */
  readonly parent: readonly (number | null)[];
  readonly nesting: readonly number[];
  readonly type: readonly SpanType[];
  readonly name: readonly string[];
  readonly model: readonly string[];
  readonly started: readonly number[];
  /** Null while the span runs. */
  readonly finished: readonly (number | null)[];
  readonly failed: readonly boolean[];
  readonly repeated: readonly boolean[];
  readonly summary: readonly string[];
  readonly inputTokens: readonly number[];
  readonly outputTokens: readonly number[];
  readonly thoughtsTokens: readonly number[];
  /** Bytes of args, results and texts together. */
  readonly size: readonly number[];
  /** Names of the tools that a model call asked for; null for none. */
  readonly toolCalls: readonly (readonly string[] | null)[];
}

/** Spans that come with a page, and are drawn by the server for browsers that run no script. */
export const FIRST_SPANS = 100;

/** Spans that are sent at a time. */
export const SPANS_PER_PART = 5000;

/** One span out of {@link SpanColumns}. */
export type SpanLine = { readonly [Column in keyof SpanColumns]: SpanColumns[Column][number] };
