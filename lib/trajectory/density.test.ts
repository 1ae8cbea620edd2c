import { expect, test } from "vitest";
import { spanColumns, spanLine } from "@/lib/testing/span-rows";
import { densityOf, stretches } from "./density";
import { SpanTable } from "./span-table";

const table = new SpanTable(
  spanColumns(
    spanLine(0, { started: 0, finished: 100 }),
    spanLine(1, { type: "llm", started: 0, finished: 29 }),
    spanLine(2, { type: "tool", started: 95, finished: null, failed: true }),
    spanLine(3, { type: "tool", started: 50, finished: 50 }),
    spanLine(4, { type: "llm", started: 20, finished: 25 }),
  ),
);

test("each kind has the parts of the timeline in which it runs", () => {
  const { lanes, failed } = densityOf(table, { start: 0, end: 100 }, 10, 100);
  expect(stretches(lanes.llm)).toEqual([[0, 3]]);
  expect(stretches(lanes.tool)).toEqual([
    [5, 6],
    [9, 10],
  ]);
  expect(stretches(lanes.action)).toEqual([]);
  expect(stretches(failed)).toEqual([[9, 10]]);
});

test("a part of the timeline shows only what is in it", () => {
  const { lanes } = densityOf(table, { start: 40, end: 60 }, 4, 100);
  expect(stretches(lanes.tool)).toEqual([[2, 3]]);
  expect(stretches(lanes.llm)).toEqual([]);
});
