import { expect, test } from "vitest";
import { spanColumns, spanLine } from "@/lib/testing/span-rows";
import { matchSpans, noFilter, type SpanFilter, spanKinds } from "./span-filter";
import { SpanTable } from "./span-table";
import { buildSpanTree } from "./span-tree";
import { nextFailed, shownAt, shownPositions, treeRow } from "./tree-rows";

const table = new SpanTable(
  spanColumns(
    spanLine(0),
    spanLine(1, { failed: true }),
    spanLine(2, { type: "agent" }),
    spanLine(3, { parent: 2, nesting: 2, type: "llm" }),
    spanLine(4, { parent: 2, nesting: 2, type: "tool", name: "grepper", failed: true }),
    spanLine(5, { parent: 2, nesting: 2, type: "tool", name: "read-file" }),
  ),
);
const tree = buildSpanTree(table);

function shown(closed: readonly number[] = [], filter: Partial<SpanFilter> = {}): number[] {
  const matches = matchSpans(table, tree, { ...noFilter, ...filter });
  const positions = shownPositions(table, tree, { closed: new Set(closed), matches });
  return Array.from(positions, (position) => table.columns.seq[tree.index[position] ?? 0] ?? -1);
}

const all = shownPositions(table, tree, { closed: new Set(), matches: null });

test("a line carries depth, place among siblings and what is inside", () => {
  const row = treeRow(table, tree, { position: 2, closed: new Set() });
  expect(row).toMatchObject({ depth: 1, place: 2, siblings: 2, hasChildren: true, open: true });
  expect(row.line).toEqual(spanLine(2, { type: "agent" }));
  expect(row.inside).toEqual({ llm: 1, tool: 2 });
  expect(treeRow(table, tree, { position: 5, closed: new Set([5]) })).toMatchObject({ open: true, depth: 2 });
});

test("a closed span hides what is inside it and still says how much that is", () => {
  expect(shown()).toEqual([0, 1, 2, 3, 4, 5]);
  expect(shown([2])).toEqual([0, 1, 2]);
  expect(treeRow(table, tree, { position: 2, closed: new Set([2]) })).toMatchObject({
    open: false,
    inside: { llm: 1, tool: 2 },
  });
});

test("a filter keeps what matches and the spans around it", () => {
  expect(shown([], { types: new Set(["llm"]) })).toEqual([0, 2, 3]);
  expect(shown([], { tools: new Set(["read-file"]) })).toEqual([0, 2, 5]);
  expect(shown([], { failed: true })).toEqual([0, 1, 2, 4]);
  expect(shown([2], { failed: true })).toEqual([0, 1, 2]);
  expect(shown([], { failed: true, types: new Set(["llm"]) })).toEqual([]);
});

test("the kinds that can be filtered by are those that are there", () => {
  expect(spanKinds(table)).toEqual({
    types: [
      ["action", 1],
      ["agent", 1],
      ["flow", 1],
      ["llm", 1],
      ["tool", 2],
    ],
    tools: [
      ["grepper", 1],
      ["read-file", 1],
    ],
  });
});

test("the search for failures goes round", () => {
  expect(nextFailed(table, tree, { shown: all, from: 0 })).toBe(1);
  expect(nextFailed(table, tree, { shown: all, from: 1 })).toBe(4);
  expect(nextFailed(table, tree, { shown: all, from: 4 })).toBe(1);
  const calm = new SpanTable(spanColumns(spanLine(0)));
  expect(nextFailed(calm, buildSpanTree(calm), { shown: Uint32Array.of(0), from: 0 })).toBe(-1);
});

test("a span that is hidden is stood for by the one around it", () => {
  const closed = shownPositions(table, tree, { closed: new Set([2]), matches: null });
  expect(shownAt(tree, all, 4)).toBe(4);
  expect(shownAt(tree, closed, 4)).toBe(2);
  expect(shownAt(tree, Uint32Array.of(), 4)).toBe(-1);
});
