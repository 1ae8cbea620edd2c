import { expect, test } from "vitest";
import { spanColumns, spanLine } from "@/lib/testing/span-rows";
import { packSpans } from "./packed-spans";
import { SpanTable } from "./span-table";
import { barOf, openEnd, spanDuration, timelineOf, timelineTicks, within, zoomed } from "./timeline";

const table = (...times: readonly [started: number, finished: number | null][]) =>
  new SpanTable(spanColumns(...times.map(([started, finished], seq) => spanLine(seq, { started, finished }))));

test("the timeline reaches from the first start to the last end", () => {
  expect(timelineOf(table([0, 10], [2, 14]), 50)).toEqual({ start: 0, end: 14 });
  expect(timelineOf(new SpanTable(), 50)).toBeNull();
});

test("a span that runs reaches to now", () => {
  expect(timelineOf(table([0, null]), 8)).toEqual({ start: 0, end: 8 });
  expect(spanDuration({ started: 0, finished: null }, 8)).toBe(8);
});

test("the timeline stands still once every span has ended, however their news come in", () => {
  const running = table([0, null], [2, null]);
  running.put(packSpans(spanColumns(spanLine(1, { started: 2, finished: 5 }))));
  expect(timelineOf(running, 50)?.end).toBe(50);
  running.put(packSpans(spanColumns(spanLine(0, { started: 0, finished: null }))));
  running.put(
    packSpans(spanColumns(spanLine(0, { started: 0, finished: 9 }), spanLine(2, { started: 3, finished: 4 }))),
  );
  running.put(packSpans(spanColumns(spanLine(1, { started: 2, finished: null }))));
  expect(timelineOf(running, 50)).toEqual({ start: 0, end: 9 });
  running.put(
    packSpans(spanColumns(spanLine(0, { started: 0, finished: 9 }), spanLine(3, { started: 4, finished: null }))),
  );
  expect(timelineOf(running, 50)?.end).toBe(50);
});

test("a span that the job's end interrupted reaches to that end", () => {
  expect(openEnd(null, 50)).toBe(50);
  expect(openEnd("1970-01-01T00:00:08Z", 50)).toBe(8000);
  expect(openEnd("never", 50)).toBe(50);
});

test("nothing is negative when clocks disagree", () => {
  expect(spanDuration({ started: 9, finished: 3 }, 50)).toBe(0);
  expect(timelineOf(table([9, 3]), 50)).toEqual({ start: 9, end: 10 });
});

test("ticks are round and few, and counted from the start of the run", () => {
  expect(timelineTicks({ start: 0, end: 21 * 60_000 }, 0, 5).map((tick) => tick / 60_000)).toEqual([0, 5, 10, 15, 20]);
  expect(timelineTicks({ start: 100, end: 109 }, 100, 5)).toEqual([0, 2, 4, 6, 8]);
  expect(timelineTicks({ start: 1150, end: 1350 }, 100, 4)).toEqual([1050, 1100, 1150, 1200, 1250]);
});

test("what is under the pointer stays there when zooming, and nothing outside of the run is shown", () => {
  const whole = { start: 0, end: 1000 };
  expect(zoomed(whole, whole, { factor: 0.5, anchor: 250 })).toEqual({ start: 125, end: 625 });
  expect(zoomed(whole, whole, { factor: 0.5, anchor: 1000 })).toEqual({ start: 500, end: 1000 });
  expect(zoomed({ start: 125, end: 625 }, whole, { factor: 10, anchor: 250 })).toEqual(whole);
  expect(zoomed({ start: 10, end: 12 }, whole, { factor: 0.01, anchor: 10 })).toEqual({ start: 10, end: 11 });
});

test("a bar is cut to what is shown, and is not there outside of it", () => {
  const shown = { start: 100, end: 200 };
  expect(barOf({ start: 125, end: 175 }, shown)).toEqual({ left: 0.25, width: 0.5 });
  expect(barOf({ start: 0, end: 150 }, shown)).toEqual({ left: 0, width: 0.5 });
  expect(barOf({ start: 150, end: 900 }, shown)).toEqual({ left: 0.5, width: 0.5 });
  expect(barOf({ start: 150, end: 150 }, shown)).toEqual({ left: 0.5, width: 0 });
  expect(barOf({ start: 0, end: 99 }, shown)).toBeNull();
  expect(barOf({ start: 201, end: 210 }, shown)).toBeNull();
});

test("a stretch is moved into the run", () => {
  const whole = { start: 0, end: 100 };
  expect(within({ start: -20, end: 10 }, whole)).toEqual({ start: 0, end: 30 });
  expect(within({ start: 90, end: 110 }, whole)).toEqual({ start: 80, end: 100 });
  expect(within({ start: -20, end: 400 }, whole)).toEqual(whole);
});
