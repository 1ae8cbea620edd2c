import { isRecord, type JsonText, jsonObject, parseJsonText, toJsonText } from "@/lib/contract/json-text";
import type { ModelCall, Span } from "@/lib/contract/span";
import { type CutText, type LongTextName, longTexts, type SpanContent } from "@/lib/contract/span-content";

/** What is sent of one text at a time, in UTF-16 units. */
export const TEXT_PART = 64 * 1024;
/** JSON that is longer after its strings were cut has too many of them: it is sent as text, and not as a tree. */
const MAX_JSON = 4 * TEXT_PART;

/** A span with the beginnings of its long texts. JSON stays JSON: the strings of its top level are cut one by one. */
export function clipSpan(span: Span, promptVersion: string): Omit<SpanContent, "usage"> {
  const cuts: CutText[] = [];
  const plain = (name: LongTextName, text: string) => clipText(cuts, { name, member: null }, text);
  const json = (name: LongTextName, text: JsonText) => clipJson(cuts, name, text);
  const clipped = {
    ...span,
    error: plain("error", span.error),
    args: json("args", span.args),
    results: json("results", span.results),
    instruction: plain("instruction", span.instruction),
    prompt: plain("prompt", span.prompt),
    reply: plain("reply", span.reply),
    thoughts: plain("thoughts", span.thoughts),
    call: span.call === null ? null : clipCall(span.call, json),
  };
  return { span: clipped, cuts, size: sizeOf(span), promptVersion };
}

function sizeOf(span: Span): number {
  const encoder = new TextEncoder();
  return longTexts.reduce((size, name) => size + encoder.encode(spanText(span, name, null) ?? "").length, 0);
}

/** A text of a span, whole; null when it has none of that name. */
export function spanText(span: Span, name: LongTextName, member: string | null): string | null {
  const text = name === "messages" || name === "tools" ? span.call?.[name] : span[name];
  if (text === undefined || member === null) return text ?? null;
  const value = jsonObject(text)[member];
  return typeof value === "string" ? value : null;
}

function clipCall(call: ModelCall, json: (name: LongTextName, text: JsonText) => JsonText): ModelCall {
  return { ...call, messages: json("messages", call.messages), tools: json("tools", call.tools) };
}

function clipJson(cuts: CutText[], name: LongTextName, text: JsonText): JsonText {
  if (text.length <= TEXT_PART) return text;
  const members: CutText[] = [];
  const clipped = clippedJson(members, name, text);
  if (clipped === null || clipped.length > MAX_JSON) return clipText(cuts, { name, member: null }, text);
  cuts.push(...members);
  return clipped;
}

/** Null when `text` is no JSON. */
function clippedJson(cuts: CutText[], name: LongTextName, text: JsonText): JsonText | null {
  try {
    const value = parseJsonText(text);
    if (!isRecord(value)) return toJsonText(clipStrings(value));
    const members = Object.entries(value).map(([member, item]) => [member, clipMember(cuts, { name, member }, item)]);
    return toJsonText(Object.fromEntries(members));
  } catch {
    return null;
  }
}

function clipMember(cuts: CutText[], place: { name: LongTextName; member: string }, value: unknown): unknown {
  return typeof value === "string" ? clipText(cuts, place, value) : clipStrings(value);
}

/** Deeper strings end with a note, and the raw text has them whole. */
const MAX_DEEP = 16 * 1024;

function clipStrings(value: unknown): unknown {
  if (typeof value === "string")
    return value.length <= MAX_DEEP ? value : `${beginning(value, MAX_DEEP)}\n… (cut: raw has all of it)`;
  if (Array.isArray(value)) return value.map(clipStrings);
  if (!isRecord(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, clipStrings(item)]));
}

function clipText(cuts: CutText[], place: Pick<CutText, "name" | "member">, text: string): string {
  if (text.length <= TEXT_PART) return text;
  const sent = beginning(text, TEXT_PART);
  cuts.push({ ...place, sent: sent.length, length: text.length });
  return sent;
}

/** The first `length` units of a text, or one less: no character is cut in two. */
export function beginning(text: string, length: number): string {
  const cut = text.slice(0, length);
  return /[\ud800-\udbff]$/.test(cut) ? cut.slice(0, -1) : cut;
}
