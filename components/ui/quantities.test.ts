import { expect, test } from "vitest";
import {
  countLines,
  formatBytes,
  formatCost,
  formatDuration,
  formatExactUtc,
  formatRelative,
  formatShare,
  formatTokens,
  formatUtc,
  isFar,
  plural,
} from "./quantities";

test.each([
  [null, "–"],
  [0, "0 ms"],
  [840, "840 ms"],
  [6200, "6.2 s"],
  [9960, "10 s"],
  [59_600, "1m 00s"],
  [1_144_000, "19m 04s"],
  [3_599_700, "1h 00m"],
  [11_220_000, "3h 07m"],
  [187_200_000, "2d 04h"],
])("%s ms is shown as %s", (ms, text) => {
  expect(formatDuration(ms)).toBe(text);
});

test.each([
  [0, "0 B"],
  [12_700, "12.4 KB"],
  [5 * 1024 * 1024, "5.0 MB"],
])("%s bytes are shown as %s", (bytes, text) => {
  expect(formatBytes(bytes)).toBe(text);
});

test.each([
  [0, "0"],
  [940, "940"],
  [18_240, "18.2k"],
  [999_960, "1.0M"],
])("%s tokens are shown as %s", (tokens, text) => {
  expect(formatTokens(tokens)).toBe(text);
});

test("times are in UTC", () => {
  expect(formatUtc("2026-01-15T00:02:07.123+01:00")).toBe("2026/01/14 23:02");
  expect(formatExactUtc("2026-01-14T23:02:07.5Z")).toBe("2026/01/14 23:02:07 UTC");
  expect(formatUtc("0001-01-01T00:00:05Z")).toBe("0001/01/01 00:00");
  expect(formatUtc("soon")).toBe("soon");
});

test("relative times say how long ago", () => {
  const now = Date.parse("2026-01-14T23:02:00Z");
  const ago = (seconds: number) => formatRelative(new Date(now - seconds * 1000).toISOString(), now);
  expect([2, 30, 150, 7200, 129_600, 400_000].map(ago)).toEqual([
    "now",
    "30s ago",
    "2m ago",
    "2h ago",
    "36h ago",
    "4d ago",
  ]);
  expect(ago(-240)).toBe("in 4m");
  expect(isFar("0001-01-01T00:00:05Z", now)).toBe(true);
  expect(isFar(new Date(now - 364 * 86_400_000).toISOString(), now)).toBe(false);
  expect(isFar("soon", now)).toBe(true);
  expect(formatRelative("0001-01-01T00:00:05Z", now)).toBe("0001/01/01");
});

test("lines are counted as an editor counts them", () => {
  expect(["", "a", "a\n", "a\nb"].map(countLines)).toEqual([0, 1, 1, 2]);
  expect([plural(1, "line"), plural(1200, "line")]).toEqual(["1 line", "1,200 lines"]);
});

test("costs", () => {
  const texts = [null, 0, 1, 500, 43_210, 999_400, 999_600, 12_400_000, 999_990_000, 1_234_567_890].map(formatCost);
  expect(texts).toEqual([
    "unknown",
    "$0",
    "< $0.001",
    "$0.001",
    "$0.043",
    "$0.999",
    "$1.00",
    "$12.40",
    "$999.99",
    "$1,235",
  ]);
});

test("shares round to whole percents, but never to nothing or all", () => {
  expect([0, 0.004, 0.005, 0.615, 0.994, 0.999, 1].map(formatShare)).toEqual([
    "0 %",
    "< 1 %",
    "1 %",
    "62 %",
    "99 %",
    "> 99 %",
    "100 %",
  ]);
});
