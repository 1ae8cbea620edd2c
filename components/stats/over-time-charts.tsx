"use client";

import dynamic from "next/dynamic";
import { useMemo } from "react";
import { Guarded } from "@/components/ui/guarded";
import { formatCost, formatCount, formatDuration, formatShare } from "@/components/ui/quantities";
import type { Bucket } from "@/lib/stats/period";
import { accuracy } from "@/lib/stats/sums";
import { accuracySeries, costSeries, durationSeries, jobSeries } from "./over-time-series";

const Chart = dynamic(() => import("@/components/ui/chart").then((module) => module.Chart), {
  ssr: false,
  loading: () => <div className="needs-script h-[264px]" />,
});

/** Bars of jobs, of the share that reviews found correct, and of what the jobs took. */
export function OverTimeCharts({ bars }: { bars: readonly Bucket[] }) {
  const places = useMemo(() => bars.map(({ from }) => Date.parse(from) / 1000), [bars]);
  const series = useMemo(
    () => ({
      jobs: jobSeries(bars),
      accuracy: accuracySeries(bars),
      duration: durationSeries(bars),
      cost: costSeries(bars),
    }),
    [bars],
  );
  return (
    <Guarded what="The charts">
      <div className="grid gap-x-8 gap-y-2 lg:grid-cols-2">
        <Chart label="Jobs finished and failed" axis="day" places={places} series={series.jobs} format={formatJobs} />
        {bars.some((bar) => accuracy(bar) !== null) && (
          <Chart
            label="Accuracy against reviews"
            axis="day"
            places={places}
            series={series.accuracy}
            format={formatShare}
          />
        )}
        <Chart label="Mean time of a job" axis="day" places={places} series={series.duration} format={formatSeconds} />
        {bars.some(({ costMicros }) => costMicros > 0) && (
          <Chart label="Cost" axis="day" places={places} series={series.cost} format={formatDollars} />
        )}
      </div>
    </Guarded>
  );
}

const formatJobs = (value: number) => (Number.isInteger(value) ? formatCount(value) : "");
const formatSeconds = (value: number) => formatDuration(value * 1000);
const formatDollars = (value: number) => formatCost(value * 1_000_000);
