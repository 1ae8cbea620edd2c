import type { Span as StoredSpan } from "@/generated/prisma/client";
import { type CallIncident, type ModelCall, type Span, type SpanType, spanTypes } from "@/lib/contract/span";
import { spanSummary } from "@/lib/contract/span-summary";
import { decodeText, encodeText } from "./exact-text";
import { restoreInstant, storeInstant } from "./stored-instant";

/** Columns that {@link toTimes} reads. */
export const timeColumns = { started: true, startedExact: true, finished: true, finishedExact: true } as const;

/** Digests of the texts that a span shares with others; null for an absent text. */
export type TextHashes = Pick<StoredSpan, "instructionHash" | "promptHash" | "toolsHash">;

/** Columns that are known when a span starts and never change. */
export function spanStartColumns(span: Span) {
  return {
    parent: span.parent,
    nesting: span.nesting,
    type: span.type,
    name: encodeText(span.name),
    step: span.step === null ? null : encodeText(span.step),
  };
}

/** Columns that say how far a span is that still runs. */
export function spanProgressColumns(span: Span) {
  return { summary: encodeText(spanSummary(span)), size: spanSize(span), results: encodeText(span.results) };
}

/** Columns that are written at the start and again at the end; the start too, because an interrupted step was started again. */
export function spanEndColumns(span: Span, hashes: TextHashes) {
  const started = storeInstant(span.started);
  const finished = span.finished === null ? null : storeInstant(span.finished);
  return {
    ...hashes,
    model: encodeText(span.model),
    started: started.time,
    startedExact: started.exact,
    finished: finished?.time ?? null,
    finishedExact: finished?.exact ?? null,
    failed: span.error !== "",
    ...spanProgressColumns(span),
    inputTokens: span.inputTokens,
    outputTokens: span.outputTokens,
    thoughtsTokens: span.thoughtsTokens,
    error: encodeText(span.error),
    args: encodeText(span.args),
    reply: encodeText(span.reply),
    thoughts: encodeText(span.thoughts),
    ...callColumns(span.call),
  };
}

function callColumns(call: ModelCall | null) {
  return {
    messages: call === null ? null : encodeText(call.messages),
    toolCalls: call?.toolCalls.map(encodeText) ?? [],
    cachedTokens: call?.cachedTokens ?? 0,
    finishReason: encodeText(call?.finishReason ?? ""),
    retries: call?.retries ?? 0,
    incidents: call === null || call.incidents.length === 0 ? "" : encodeText(JSON.stringify(call.incidents)),
  };
}

function spanSize(span: Span): number {
  const { args, results, instruction, prompt, reply, thoughts, error } = span;
  const texts = [args, results, instruction, prompt, reply, thoughts, error];
  return texts.reduce((size, text) => size + Buffer.byteLength(text), 0);
}

/** The digests of the texts that {@link toSpan} needs. */
export function textHashes(rows: readonly TextHashes[]): string[] {
  return rows
    .flatMap(({ instructionHash, promptHash, toolsHash }) => [instructionHash, promptHash, toolsHash])
    .filter((hash) => hash !== null);
}

export function toSpan(row: StoredSpan, texts: ReadonlyMap<string, string>): Span {
  const textOf = (hash: string | null) => (hash === null ? "" : (texts.get(hash) ?? ""));
  return {
    seq: row.seq,
    parent: row.parent,
    nesting: row.nesting,
    type: spanType(row.type),
    name: decodeText(row.name),
    step: row.step === null ? null : decodeText(row.step),
    repeated: row.repeated,
    model: decodeText(row.model),
    ...toTimes(row),
    error: decodeText(row.error),
    args: decodeText(row.args),
    results: decodeText(row.results),
    instruction: textOf(row.instructionHash),
    prompt: textOf(row.promptHash),
    reply: decodeText(row.reply),
    thoughts: decodeText(row.thoughts),
    inputTokens: row.inputTokens,
    outputTokens: row.outputTokens,
    thoughtsTokens: row.thoughtsTokens,
    call: toModelCall(row, textOf(row.toolsHash)),
  };
}

function toModelCall(row: StoredSpan, tools: string): ModelCall | null {
  if (row.messages === null) return null;
  return {
    messages: decodeText(row.messages),
    toolCalls: row.toolCalls.map(decodeText),
    tools,
    cachedTokens: row.cachedTokens,
    finishReason: decodeText(row.finishReason),
    retries: row.retries,
    incidents: row.incidents === "" ? [] : (JSON.parse(decodeText(row.incidents)) as CallIncident[]),
  };
}

export function toTimes(row: Pick<StoredSpan, keyof typeof timeColumns>) {
  return {
    started: restoreInstant(row.started, row.startedExact),
    finished: row.finished === null ? null : restoreInstant(row.finished, row.finishedExact),
  };
}

function spanType(stored: string): SpanType {
  const known = spanTypes.find((type) => type === stored);
  if (known === undefined) throw new Error(`The database holds a span of the unknown type "${stored}".`);
  return known;
}
