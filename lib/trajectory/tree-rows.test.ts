import { expect, test } from "vitest";
import { spanRow } from "@/lib/testing/span-rows";
import { buildSpanTree } from "./span-tree";
import { nextFailed, treeRows } from "./tree-rows";

const roots = buildSpanTree([
  spanRow(0),
  spanRow(1, { failed: true }),
  spanRow(2, { type: "agent" }),
  spanRow(3, { parent: 2, nesting: 2, type: "llm" }),
  spanRow(4, { parent: 2, nesting: 2, type: "tool", failed: true }),
]);

test("lines carry depth, place among siblings and the span above", () => {
  expect(
    treeRows(roots, new Set()).map(({ row, depth, place, siblings, above }) => [
      row.seq,
      depth,
      place,
      siblings,
      above,
    ]),
  ).toEqual([
    [0, 0, 1, 1, null],
    [1, 1, 1, 2, 0],
    [2, 1, 2, 2, 0],
    [3, 2, 1, 2, 2],
    [4, 2, 2, 2, 2],
  ]);
});

test("a closed span hides what is inside it and still says how much that is", () => {
  const lines = treeRows(roots, new Set([2]));
  expect(lines.map(({ row }) => row.seq)).toEqual([0, 1, 2]);
  expect(lines[2]).toMatchObject({ open: false, hasChildren: true, inside: { llm: 1, tool: 1 } });
});

test("the search for failures goes round", () => {
  const lines = treeRows(roots, new Set());
  expect(nextFailed(lines, 0)).toBe(1);
  expect(nextFailed(lines, 1)).toBe(4);
  expect(nextFailed(lines, 4)).toBe(1);
  expect(nextFailed(treeRows(buildSpanTree([spanRow(0)]), new Set()), 0)).toBe(-1);
});
