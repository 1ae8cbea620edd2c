import { expect, test } from "vitest";
import { spanRow } from "@/lib/testing/span-rows";
import { chartSteps, hasTokens, llmTotals, toolTotals, totalTokens } from "./totals";

const rows = [
  spanRow(0),
  spanRow(1, { type: "llm", model: "a", inputTokens: 100, outputTokens: 10, thoughtsTokens: 5 }),
  spanRow(2, { type: "tool", name: "read-file", failed: true }),
  spanRow(3, { type: "llm", model: "a", inputTokens: 200, outputTokens: 20 }),
  spanRow(4, { type: "tool", name: "grepper", finished: "2026-01-14T23:02:05Z" }),
  spanRow(5, { type: "llm", model: "b", finished: null }),
];
const now = Date.parse("2026-01-14T23:02:03Z");

test("model calls are added up for each model; one that runs counts up to now", () => {
  expect(llmTotals(rows, now)).toEqual([
    { model: "a", calls: 2, failed: 0, inputTokens: 300, outputTokens: 30, thoughtsTokens: 5, elapsed: 2000 },
    { model: "b", calls: 1, failed: 0, inputTokens: 0, outputTokens: 0, thoughtsTokens: 0, elapsed: 3000 },
  ]);
  expect(totalTokens(rows)).toBe(335);
});

test("calls that used no tokens are told from those that did", () => {
  expect(hasTokens(rows)).toBe(true);
  expect(hasTokens([spanRow(1, { type: "llm", thoughtsTokens: 1 })])).toBe(true);
  expect(hasTokens(rows.filter(({ type }) => type === "tool"))).toBe(false);
});

test("tools come slowest first", () => {
  expect(toolTotals(rows, now)).toEqual([
    { name: "grepper", calls: 1, failed: 0, elapsed: 5000 },
    { name: "read-file", calls: 1, failed: 1, elapsed: 1000 },
  ]);
});

test("charts leave containers out", () => {
  expect(chartSteps(rows, now).map(({ seq, seconds }) => [seq, seconds])).toEqual([
    [1, 1],
    [2, 1],
    [3, 1],
    [4, 5],
    [5, 3],
  ]);
});
