import { expect, test } from "vitest";
import { spanRow } from "@/lib/testing/span-rows";
import { buildSpanTree, mergeSpanRows, type SpanNode } from "./span-tree";

const outline = (nodes: readonly SpanNode[]): unknown[] =>
  nodes.map((node) => (node.children.length === 0 ? node.row.seq : [node.row.seq, ...outline(node.children)]));

test("spans hang under the parent that they name, in the order of seq", () => {
  const rows = [
    spanRow(3, { parent: 2, nesting: 2 }),
    spanRow(0),
    spanRow(2, { parent: 0, nesting: 1 }),
    spanRow(1, { parent: 0, nesting: 1 }),
  ];
  expect(outline(buildSpanTree(rows))).toEqual([[0, 1, [2, 3]]]);
});

test("without a parent in the data, nesting decides", () => {
  const rows = [
    spanRow(0),
    spanRow(1, { parent: null, nesting: 1 }),
    spanRow(2, { parent: null, nesting: 2 }),
    spanRow(3, { parent: null, nesting: 1 }),
  ];
  expect(outline(buildSpanTree(rows))).toEqual([[0, [1, 2], 3]]);
});

test("a span whose parent has not arrived is kept, under the nearest span around it", () => {
  expect(outline(buildSpanTree([spanRow(0), spanRow(7, { parent: 5, nesting: 2 })]))).toEqual([[0, 7]]);
  expect(
    outline(buildSpanTree([spanRow(7, { parent: 5, nesting: 2 }), spanRow(9, { parent: 0, nesting: 1 })])),
  ).toEqual([7, 9]);
});

test("a parent that comes later does not make a cycle", () => {
  const rows = [spanRow(0), spanRow(1, { parent: 2, nesting: 1 }), spanRow(2, { parent: 1, nesting: 1 })];
  expect(outline(buildSpanTree(rows))).toEqual([[0, [1, 2]]]);
});

test("news replace a span and append the new ones", () => {
  const running = spanRow(1, { finished: null });
  const merged = mergeSpanRows([spanRow(0), running], [spanRow(2), spanRow(1, { summary: "done" })]);
  expect(merged.map(({ seq, summary }) => [seq, summary])).toEqual([
    [0, ""],
    [1, "done"],
    [2, ""],
  ]);
});

test("a late start does not undo an end", () => {
  const merged = mergeSpanRows([spanRow(1)], [spanRow(1, { finished: null })]);
  expect(merged[0]?.finished).toBe("2026-01-14T23:02:01Z");
});

test("without news the rows stay the same object", () => {
  const rows = [spanRow(0)];
  expect(mergeSpanRows(rows, [])).toBe(rows);
});
