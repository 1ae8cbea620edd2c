import { expect, test } from "vitest";
import { wilsonInterval } from "./wilson";

/** Hits, trials, and the bounds, as published or computed by hand from the formula. */
const known: readonly (readonly [number, number, number, number])[] = [
  [81, 263, 0.2553, 0.3662],
  [15, 148, 0.0624, 0.1605],
  [0, 20, 0, 0.1611],
  [1, 29, 0.0061, 0.1718],
  [29, 29, 0.883, 1],
  [50, 100, 0.4038, 0.5962],
  [93, 107, 0.792, 0.9204],
];

test("bounds are the published ones", () => {
  for (const [hits, count, low, high] of known) {
    const interval = wilsonInterval(hits, count);
    expect(interval?.share).toBeCloseTo(hits / count, 10);
    expect(interval?.low).toBeCloseTo(low, 3);
    expect(interval?.high).toBeCloseTo(high, 3);
  }
});

test("bounds stay within 0 and 1 and narrow with the count", () => {
  for (const count of [1, 2, 20, 1_000_000]) {
    for (const hits of [0, Math.floor(count / 2), count]) {
      const { low, high, share } = wilsonInterval(hits, count) ?? { low: -1, high: 2, share: 0 };
      expect(low).toBeGreaterThanOrEqual(0);
      expect(high).toBeLessThanOrEqual(1);
      expect(low - 1e-12).toBeLessThanOrEqual(share);
      expect(high + 1e-12).toBeGreaterThanOrEqual(share);
    }
  }
  expect(wilsonInterval(0, 0)).toBeNull();
});
