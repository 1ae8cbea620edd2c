import { expect, test } from "vitest";
import { spanColumns, spanLine } from "@/lib/testing/span-rows";
import { lineAt, SpanTable } from "./span-table";

const seqs = (table: SpanTable) => Array.from(table.order(), (index) => table.columns.seq[index]);

test("spans that come in any order are gone through by seq", () => {
  const table = new SpanTable(spanColumns(spanLine(0), spanLine(5)));
  table.put(spanColumns(spanLine(2)));
  expect(seqs(table)).toEqual([0, 2, 5]);
  expect(table.indexOf(2)).toBe(2);
  expect(table.indexOf(3)).toBeUndefined();
});

test("news replace a span and append the new ones", () => {
  const table = new SpanTable(spanColumns(spanLine(0), spanLine(1, { finished: null })));
  table.put(spanColumns(spanLine(2), spanLine(1, { summary: "done" })));
  expect(table.length).toBe(3);
  expect(lineAt(table, 1)).toEqual(spanLine(1, { summary: "done" }));
});

test("a late start does not undo an end", () => {
  const table = new SpanTable(spanColumns(spanLine(1)));
  table.put(spanColumns(spanLine(1, { finished: null })));
  expect(lineAt(table, 0).finished).toBe(spanLine(1).finished);
});
