import type { ChartSeries } from "@/components/ui/chart";
import type { Bucket } from "@/lib/stats/period";
import { accuracy, meanDurationMs } from "@/lib/stats/sums";

/** Of jobs that ended by themselves. The failed ones stand in front of all, so that what is seen above them finished. */
export function jobSeries(bars: readonly Bucket[]): ChartSeries[] {
  return [
    { name: "finished and failed", hue: "--hue-llm", values: bars.map(({ finished, failed }) => finished + failed) },
    { name: "failed", hue: "--failed", values: bars.map(({ failed }) => failed) },
  ];
}

/** The share that reviews found correct, where they are enough. */
export function accuracySeries(bars: readonly Bucket[]): ChartSeries[] {
  return [{ name: "correct", hue: "--hue-tool", values: bars.map(accuracy) }];
}

/** Seconds that a job took. */
export function durationSeries(bars: readonly Bucket[]): ChartSeries[] {
  const seconds = (bar: Bucket) => {
    const mean = meanDurationMs(bar);
    return mean === null ? null : mean / 1000;
  };
  return [{ name: "mean", hue: "--hue-action", values: bars.map(seconds) }];
}

/** Dollars, of the jobs whose cost is known. */
export function costSeries(bars: readonly Bucket[]): ChartSeries[] {
  return [{ name: "cost", hue: "--hue-llm", values: bars.map(({ costMicros }) => costMicros / 1_000_000) }];
}
