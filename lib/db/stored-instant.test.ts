import { expect, test } from "vitest";
import { restoreInstant, storeInstant } from "./stored-instant";

test.each([
  "2026-01-14T23:02:00Z",
  "2026-01-14T23:02:00.125Z",
  "2026-01-14T23:02:00.000Z",
  "2026-01-14T23:02:00.123456789Z",
  "2026-01-14T23:02:00+02:00",
  "0001-01-01T00:00:05Z",
])("%s comes back to the letter", (instant) => {
  const { time, exact } = storeInstant(instant);
  expect(restoreInstant(time, exact)).toBe(instant);
});

test("whole milliseconds need no text of their own", () => {
  expect(storeInstant("2026-01-14T23:02:00.125Z").exact).toBeNull();
});

test("what is no time is refused", () => {
  expect(() => storeInstant("yesterday")).toThrow('"yesterday" is not a time.');
});
