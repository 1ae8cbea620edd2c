import { expect, test } from "vitest";
import { spanColumns, spanLine } from "@/lib/testing/span-rows";
import { packSpans } from "./packed-spans";
import { lineAt, SpanTable } from "./span-table";

const seqs = (table: SpanTable) => Array.from(table.order(), (index) => table.columns.seq[index]);

test("spans that come in any order are gone through by seq", () => {
  const table = new SpanTable(spanColumns(spanLine(0), spanLine(5)));
  table.put(packSpans(spanColumns(spanLine(2))));
  expect(seqs(table)).toEqual([0, 2, 5]);
  expect(table.indexOf(2)).toBe(2);
  expect(table.indexOf(3)).toBeUndefined();
});

test("news replace a span and append the new ones", () => {
  const table = new SpanTable(spanColumns(spanLine(0), spanLine(1, { finished: null })));
  table.put(packSpans(spanColumns(spanLine(2), spanLine(1, { summary: "done" }))));
  expect(table.length).toBe(3);
  expect(lineAt(table, 1)).toEqual(spanLine(1, { summary: "done" }));
});

test("a late start does not undo an end", () => {
  const table = new SpanTable(spanColumns(spanLine(1)));
  table.put(packSpans(spanColumns(spanLine(1, { finished: null }))));
  expect(lineAt(table, 0).finished).toBe(spanLine(1).finished);
});

test("a packed span is what it was before", () => {
  const line = spanLine(3, {
    parent: null,
    type: "llm",
    name: "expert",
    model: "google:m",
    finished: null,
    failed: true,
    repeated: true,
    summary: "\ufeffquad ≠ 🦠",
    inputTokens: 2 ** 40,
    size: 5_000_000_000,
    toolCalls: ["read-file", "a\nb"],
  });
  const table = new SpanTable(spanColumns(spanLine(0), line, spanLine(4, { toolCalls: [] })), 1);
  expect([0, 1, 2].map((index) => lineAt(table, index))).toEqual([spanLine(0), line, spanLine(4, { toolCalls: [] })]);
});

test("packets with other codes for the same texts agree, in order and out of it", () => {
  const table = new SpanTable(spanColumns(spanLine(0, { name: "a" }), spanLine(1, { name: "b" })));
  table.put(packSpans(spanColumns(spanLine(7, { name: "b" }), spanLine(8, { name: "a", summary: "late" }))));
  table.put(packSpans(spanColumns(spanLine(4, { name: "c" }), spanLine(2, { name: "a" }), spanLine(9))));
  expect(seqs(table)).toEqual([0, 1, 2, 4, 7, 8, 9]);
  const names = Array.from(table.order(), (index) => table.nameAt(index));
  expect(names).toEqual(["a", "b", "a", "c", "b", "a", "span-9"]);
  expect(table.indexOf(4)).toBe(4);
  expect(table.lastSeq).toBe(9);
  expect(lineAt(table, table.indexOf(8) ?? 0).summary).toBe("late");
});

test("the first tokens of any kind are noticed, in spans that are new and in those that are renewed", () => {
  const table = new SpanTable(spanColumns(spanLine(0), spanLine(1, { finished: null })));
  expect(table.hasTokens).toBe(false);
  table.put(packSpans(spanColumns(spanLine(1, { outputTokens: 3 }))));
  expect(table.hasTokens).toBe(true);
  expect(new SpanTable(spanColumns(spanLine(0, { thoughtsTokens: 1 }))).hasTokens).toBe(true);
});
