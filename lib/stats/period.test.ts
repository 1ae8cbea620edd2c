import { expect, test } from "vitest";
import type { StatsDay } from "@/lib/contract/stats";
import { buckets, periodOf, periodProblem, within } from "./period";

const none = { from: "", to: "" };

function day(text: string, finished = 1): StatsDay {
  const tokens = { input: 6, output: 7, thoughts: 8, cached: 9 };
  const work = { durationMs: 10, costMicros: 11, unpriced: 12, tokens };
  return { day: text, finished, failed: 2, aborted: 3, correct: 4, incorrect: 5, ...work };
}

test("a number of days ends with today, in UTC", () => {
  const now = Date.parse("2026-03-02T00:30:00Z");
  expect(periodOf({ range: "7d", dates: none }, now)).toEqual({ from: "2026-02-24", to: "" });
  expect(periodOf({ range: "30d", dates: none }, now).from).toBe("2026-02-01");
  expect(periodOf({ range: "all", dates: none }, now)).toEqual(none);
  const dates = { from: "2026-01-01", to: "2026-02-01" };
  expect(periodOf({ range: "dates", dates }, now)).toEqual(dates);
});

test("a period without a day says so", () => {
  expect(periodProblem({ from: "2026-01-02", to: "2026-01-02" })).toContain("before the second one");
  expect(periodProblem({ from: "2026-01-01", to: "2026-01-02" })).toBe("");
  expect(periodProblem({ from: "", to: "2026-01-02" })).toBe("");
});

test("few days are bars of their own, and the days between them are empty bars", () => {
  expect(buckets([])).toEqual([]);
  const bars = buckets([day("2026-02-27"), day("2026-03-02", 7)]);
  expect(bars.map(({ from, to, finished }) => [from, to, finished])).toEqual([
    ["2026-02-27", "2026-02-28", 1],
    ["2026-02-28", "2026-03-01", 0],
    ["2026-03-01", "2026-03-02", 0],
    ["2026-03-02", "2026-03-03", 7],
  ]);
});

test("many days are weeks from Monday on, and nothing is lost", () => {
  const days = Array.from({ length: 200 }, (_, n) =>
    day(new Date(Date.UTC(2026, 0, 1 + n)).toISOString().slice(0, 10)),
  );
  const bars = buckets(days);
  expect(bars[0]?.from).toBe("2025-12-29");
  expect(bars.every(({ from }) => new Date(from).getUTCDay() === 1)).toBe(true);
  expect(bars.reduce((sum, { finished }) => sum + finished, 0)).toBe(200);
  expect(bars.reduce((sum, { incorrect }) => sum + incorrect, 0)).toBe(1000);
  expect(bars.reduce((sum, { durationMs }) => sum + durationMs, 0)).toBe(2000);
  expect(bars.reduce((sum, { tokens }) => sum + tokens.thoughts, 0)).toBe(1600);
  expect(bars.length).toBe(29);
});

test("a bucket that reaches out of the period is cut to it", () => {
  const week = { from: "2026-01-05", to: "2026-01-12" };
  expect(within(week, { from: "2026-01-07", to: "2026-01-09" })).toEqual({ from: "2026-01-07", to: "2026-01-09" });
  expect(within(week, none)).toEqual(week);
});
