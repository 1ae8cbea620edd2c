import { expect, test } from "vitest";
import { toolSpan } from "@/lib/testing/span-rows";
import { beginning, clipSpan, spanText, TEXT_PART } from "./clip-span";

const long = "x".repeat(TEXT_PART + 5);

test("a span whose texts are short is sent as it is", () => {
  const span = toolSpan(1, { results: '{ "kept" : 1.50 }', error: "no" });
  expect(clipSpan(span, "")).toEqual({ span, cuts: [], size: '{}{ "kept" : 1.50 }no'.length, promptVersion: "" });
});

test("a long string of the results is cut, and the rest of them is there", () => {
  const results = JSON.stringify({ Kind: "function", SourceCode: long });
  const { span, cuts } = clipSpan(toolSpan(1, { results }), "");
  expect(JSON.parse(span.results)).toEqual({ Kind: "function", SourceCode: "x".repeat(TEXT_PART) });
  expect(cuts).toEqual([{ name: "results", member: "SourceCode", sent: TEXT_PART, length: long.length }]);
});

test("JSON of too many strings, and what is no JSON, is sent as the beginning of its text", () => {
  const many = JSON.stringify({ Matches: Array.from({ length: 40_000 }, (_, index) => `net/a.c:${index}: x`) });
  for (const results of [many, long]) {
    const { span, cuts } = clipSpan(toolSpan(1, { results }), "");
    expect(results.startsWith(span.results)).toBe(true);
    expect(cuts).toEqual([{ name: "results", member: null, sent: TEXT_PART, length: results.length }]);
  }
});

test("strings deep inside end with a note", () => {
  const messages = JSON.stringify([{ role: "tool", content: [{ output: long }] }]);
  const call = { messages, toolCalls: [], tools: "", cachedTokens: 0, finishReason: "", retries: 0, incidents: [] };
  const { span, cuts } = clipSpan(toolSpan(1, { call }), "");
  expect(span.call?.messages).toContain("… (cut: raw has all of it)");
  expect(cuts).toEqual([]);
});

test("numbers keep their digits when something beside them is cut", () => {
  const { span } = clipSpan(toolSpan(1, { results: `{"Big": 9007199254740993, "Text": "${long}"}` }), "");
  expect(span.results).toContain("9007199254740993");
});

test("a text is found whole by its name and member", () => {
  const span = toolSpan(1, { results: JSON.stringify({ SourceCode: long, Lines: 3 }), reply: "said" });
  expect(spanText(span, "results", "SourceCode")).toBe(long);
  expect(spanText(span, "results", null)).toBe(span.results);
  expect(spanText(span, "reply", null)).toBe("said");
  expect(spanText(span, "results", "Lines")).toBeNull();
  expect(spanText(span, "results", "toString")).toBeNull();
  expect(spanText(span, "messages", null)).toBeNull();
});

test("no character is cut in two", () => {
  expect(beginning("a😀", 2)).toBe("a");
  expect(beginning("a😀", 3)).toBe("a😀");
});
