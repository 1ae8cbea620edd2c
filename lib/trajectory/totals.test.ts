import { expect, test } from "vitest";
import { spanColumns, spanLine } from "@/lib/testing/span-rows";
import { SpanTable } from "./span-table";
import { chartSteps, hasTokens, llmTotals, toolTotals } from "./totals";

const table = new SpanTable(
  spanColumns(
    spanLine(0),
    spanLine(1, { type: "llm", model: "a", inputTokens: 100, outputTokens: 10, thoughtsTokens: 5 }),
    spanLine(2, { type: "tool", name: "read-file", failed: true }),
    spanLine(3, { type: "llm", model: "a", inputTokens: 200, outputTokens: 20, toolCalls: ["grepper", "read-file"] }),
    spanLine(4, { type: "tool", name: "grepper", finished: spanLine(4).started + 5000 }),
    spanLine(5, { type: "llm", model: "b", finished: null }),
  ),
);
const now = spanLine(0).started + 3000;

test("model calls are added up for each model; one that runs counts up to now", () => {
  expect(llmTotals(table, now)).toEqual([
    { model: "a", calls: 2, failed: 0, inputTokens: 300, outputTokens: 30, thoughtsTokens: 5, elapsed: 2000 },
    { model: "b", calls: 1, failed: 0, inputTokens: 0, outputTokens: 0, thoughtsTokens: 0, elapsed: 3000 },
  ]);
});

test("calls that used no tokens are told from those that did", () => {
  expect(hasTokens([spanLine(1), spanLine(2, { thoughtsTokens: 1 })])).toBe(true);
  expect(hasTokens([spanLine(1)])).toBe(false);
});

test("tools come slowest first", () => {
  expect(toolTotals(table, now)).toEqual([
    { name: "grepper", calls: 1, failed: 0, elapsed: 5000 },
    { name: "read-file", calls: 1, failed: 1, elapsed: 1000 },
  ]);
});

test("charts leave containers out and name the tools on the call that asked for them", () => {
  expect(chartSteps(table, now).map(({ seq, seconds }) => [seq, seconds])).toEqual([
    [1, 1],
    [2, 1],
    [3, 1],
    [4, 5],
    [5, 3],
  ]);
  expect(chartSteps(table, now)[2]?.label).toBe("span-3: calls grepper, read-file");
});

test("a long run has a bar for several steps, and none is lost", () => {
  const lines = Array.from({ length: 5000 }, (_, seq) =>
    spanLine(seq, { type: seq % 2 === 0 ? "tool" : "llm", inputTokens: seq, outputTokens: 1 }),
  );
  const steps = chartSteps(new SpanTable(spanColumns(...lines)), now);
  expect(steps.length).toBeLessThanOrEqual(2000);
  expect(steps.reduce((sum, { seconds }) => sum + seconds, 0)).toBe(5000);
  expect(steps.reduce((sum, { outputTokens }) => sum + outputTokens, 0)).toBe(5000);
  expect(Math.max(...steps.map(({ inputTokens }) => inputTokens))).toBe(4999);
  expect(steps.map(({ seq }) => seq)).toEqual(steps.map(({ seq }) => seq).sort((a, b) => a - b));
});
