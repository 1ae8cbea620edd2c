import { expect, test } from "vitest";
import { spanRow } from "@/lib/testing/span-rows";
import { barOf, openEnd, spanDuration, timelineOf, timelineTicks } from "./timeline";

const at = (seconds: number) => `2026-01-14T23:02:${String(seconds).padStart(2, "0")}Z`;
const ms = (seconds: number) => Date.parse(at(seconds));

test("the timeline reaches from the first start to the last end", () => {
  const rows = [spanRow(0, { started: at(0), finished: at(10) }), spanRow(1, { started: at(2), finished: at(4) })];
  const timeline = timelineOf(rows, ms(50));
  expect(timeline).toEqual({ start: ms(0), end: ms(10) });
  expect(barOf(rows[1] ?? spanRow(1), timeline ?? { start: 0, end: 1 }, ms(50))).toEqual({ left: 20, width: 20 });
});

test("a span that runs reaches to now", () => {
  const row = spanRow(0, { started: at(0), finished: null });
  expect(timelineOf([row], ms(8))).toEqual({ start: ms(0), end: ms(8) });
  expect(spanDuration(row, ms(8))).toBe(8000);
});

test("a span that the job's end interrupted reaches to that end", () => {
  const row = spanRow(0, { started: at(0), finished: null });
  expect(openEnd(null, ms(50))).toBe(ms(50));
  expect(openEnd(at(8), ms(50))).toBe(ms(8));
  expect(openEnd("never", ms(50))).toBe(ms(50));
  expect(spanDuration(row, openEnd(at(8), ms(50)))).toBe(8000);
  expect(spanDuration(spanRow(1, { started: at(9), finished: null }), openEnd(at(8), ms(50)))).toBe(0);
});

test("nothing is negative when clocks disagree", () => {
  const row = spanRow(0, { started: at(9), finished: at(3) });
  expect(spanDuration(row, ms(50))).toBe(0);
  expect(timelineOf([row], ms(50))).toEqual({ start: ms(9), end: ms(9) + 1 });
});

test("times that are no times are passed over", () => {
  expect(timelineOf([spanRow(0, { started: "never" })], 0)).toBeNull();
  expect(spanDuration({ started: "never", finished: null }, 0)).toBeNull();
  expect(barOf(spanRow(0, { started: "never" }), { start: 0, end: 1 }, 0)).toEqual({ left: 0, width: 0 });
});

test("ticks are round and few", () => {
  expect(timelineTicks({ start: 0, end: 21 * 60_000 }, 5).map((tick) => tick / 60_000)).toEqual([0, 5, 10, 15, 20]);
  expect(timelineTicks({ start: 0, end: 9 }, 5)).toEqual([0, 2, 4, 6, 8]);
});
