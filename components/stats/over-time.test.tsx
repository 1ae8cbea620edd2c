import { renderToStaticMarkup } from "react-dom/server";
import { expect, test } from "vitest";
import type { StatsDay } from "@/lib/contract/stats";
import { readStatsPage } from "@/lib/routes/stats";
import { buckets } from "@/lib/stats/period";
import { OverTime } from "./over-time";
import { accuracySeries, costSeries, durationSeries } from "./over-time-series";

function day(text: string, given: Partial<StatsDay> = {}): StatsDay {
  const tokens = { input: 0, output: 0, thoughts: 0, cached: 0 };
  const counts = { finished: 0, failed: 0, aborted: 0, correct: 0, incorrect: 0 };
  return { day: text, ...counts, durationMs: 0, costMicros: 0, unpriced: 0, tokens, ...given };
}

const bars = buckets([
  day("2026-01-01", { finished: 1, correct: 1 }),
  day("2026-01-02", {
    finished: 22,
    failed: 2,
    aborted: 1,
    correct: 19,
    incorrect: 1,
    durationMs: 48_000,
    costMicros: 2_500_000,
    unpriced: 3,
    tokens: { input: 1500, output: 10, thoughts: 5, cached: 0 },
  }),
  day("2026-01-03", { aborted: 1 }),
]);
const { choice } = readStatsPage("up", { range: "all" });
const valuesOf = ([series]: readonly { values: unknown }[]) => series?.values;

test("few reviews give no accuracy, neither drawn nor as a number", () => {
  expect(valuesOf(accuracySeries(bars))).toEqual([null, 0.95, null]);
  const html = renderToStaticMarkup(<OverTime choice={choice} period={choice.dates} bars={bars} />);
  expect(html).toContain("insufficient (1 reviewed)");
  expect(html).toContain("95 % (76–99 %)");
  expect(html).not.toContain("100 % (");
});

test("what jobs took is drawn and stands in the table", () => {
  expect(valuesOf(durationSeries(bars))).toEqual([0, 2, null]);
  expect(valuesOf(costSeries(bars))).toEqual([0, 2.5, 0]);
  const html = renderToStaticMarkup(<OverTime choice={choice} period={choice.dates} bars={bars} />);
  expect(html).toContain("<td>2.0 s</td><td>1.5k</td><td>15</td><td>$2.50 + 3 without a price</td>");
});
