import { expect, test } from "vitest";
import type { SpanLine } from "@/lib/contract/span-columns";
import { spanColumns, spanLine } from "@/lib/testing/span-rows";
import { SpanTable } from "./span-table";
import { buildSpanTree } from "./span-tree";

/** `depth:seq` of each span from the top down. */
function outline(...lines: readonly SpanLine[]): string {
  const table = new SpanTable(spanColumns(...lines));
  const tree = buildSpanTree(table);
  return Array.from(tree.index, (index, position) => `${tree.depth[position]}:${table.columns.seq[index]}`).join(" ");
}

test("spans hang under the parent that they name, in the order of seq", () => {
  const lines = [
    spanLine(3, { parent: 2, nesting: 2 }),
    spanLine(0),
    spanLine(2, { parent: 0, nesting: 1 }),
    spanLine(1, { parent: 0, nesting: 1 }),
  ];
  expect(outline(...lines)).toBe("0:0 1:1 1:2 2:3");
});

test("branches that run beside each other are each kept together", () => {
  const lines = [
    spanLine(0),
    spanLine(1),
    spanLine(2),
    spanLine(3, { parent: 1, nesting: 2 }),
    spanLine(4, { parent: 2, nesting: 2 }),
    spanLine(5, { parent: 1, nesting: 2 }),
  ];
  expect(outline(...lines)).toBe("0:0 1:1 2:3 2:5 1:2 2:4");
});

test("without a parent in the data, nesting decides", () => {
  const lines = [
    spanLine(0),
    spanLine(1, { parent: null, nesting: 1 }),
    spanLine(2, { parent: null, nesting: 2 }),
    spanLine(3, { parent: null, nesting: 1 }),
  ];
  expect(outline(...lines)).toBe("0:0 1:1 2:2 1:3");
});

test("a span whose parent has not arrived is kept, under the nearest span around it", () => {
  expect(outline(spanLine(0), spanLine(7, { parent: 5, nesting: 2 }))).toBe("0:0 1:7");
  expect(outline(spanLine(7, { parent: 5, nesting: 2 }), spanLine(9, { parent: 0, nesting: 1 }))).toBe("0:7 0:9");
});

test("a parent that comes later does not make a cycle", () => {
  const lines = [spanLine(0), spanLine(1, { parent: 2, nesting: 1 }), spanLine(2, { parent: 1, nesting: 1 })];
  expect(outline(...lines)).toBe("0:0 1:1 2:2");
});

test("a span ends where the next one beside it begins, and knows its place", () => {
  const table = new SpanTable(
    spanColumns(spanLine(0), spanLine(1, { type: "agent" }), spanLine(2, { parent: 1, nesting: 2 }), spanLine(3)),
  );
  const tree = buildSpanTree(table);
  expect([...tree.end]).toEqual([4, 3, 3, 4]);
  expect([...tree.above]).toEqual([-1, 0, 1, 0]);
  expect([...tree.place]).toEqual([1, 1, 1, 2]);
  expect([...tree.siblings]).toEqual([1, 2, 1, 2]);
  expect(buildSpanTree(new SpanTable()).length).toBe(0);
});

test("a tree as deep as it is long is gone through", () => {
  const depth = 20_000;
  const lines = Array.from({ length: depth }, (_, seq) =>
    spanLine(seq, { parent: seq === 0 ? null : seq - 1, nesting: seq }),
  );
  const tree = buildSpanTree(new SpanTable(spanColumns(...lines)));
  expect(tree.end[depth - 1]).toBe(depth);
  expect(tree.end[0]).toBe(depth);
});
