"use client";

import dynamic from "next/dynamic";
import { useMemo } from "react";
import type { ChartSeries } from "@/components/ui/chart";
import { formatCount, formatShare } from "@/components/ui/quantities";
import type { Bucket } from "@/lib/stats/period";

const Chart = dynamic(() => import("@/components/ui/chart").then((module) => module.Chart), {
  ssr: false,
  loading: () => <div className="needs-script h-[264px]" />,
});

/** Bars of jobs, and of the share that reviews found correct. */
export function OverTimeCharts({ bars }: { bars: readonly Bucket[] }) {
  const places = useMemo(() => bars.map(({ from }) => Date.parse(from) / 1000), [bars]);
  const jobs = useMemo(() => jobSeries(bars), [bars]);
  const accuracy = useMemo(() => accuracySeries(bars), [bars]);
  return (
    <div className="grid gap-x-8 gap-y-2 lg:grid-cols-2">
      <Chart label="Jobs finished and failed" axis="day" places={places} series={jobs} format={formatJobs} />
      {bars.some(({ correct, incorrect }) => correct + incorrect > 0) && (
        <Chart label="Accuracy against reviews" axis="day" places={places} series={accuracy} format={formatShare} />
      )}
    </div>
  );
}

const formatJobs = (value: number) => (Number.isInteger(value) ? formatCount(value) : "");

/** The failed ones stand in front of all, so that what is seen above them finished. */
function jobSeries(bars: readonly Bucket[]): ChartSeries[] {
  return [
    { name: "finished and failed", hue: "--hue-llm", values: bars.map(({ finished, failed }) => finished + failed) },
    { name: "failed", hue: "--failed", values: bars.map(({ failed }) => failed) },
  ];
}

function accuracySeries(bars: readonly Bucket[]): ChartSeries[] {
  const share = ({ correct, incorrect }: Bucket) =>
    correct + incorrect === 0 ? null : correct / (correct + incorrect);
  return [{ name: "correct", hue: "--hue-tool", values: bars.map(share) }];
}
