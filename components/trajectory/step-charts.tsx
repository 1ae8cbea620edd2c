"use client";

import { useMemo } from "react";
import type uPlot from "uplot";
import { Chart, type ChartSeries } from "@/components/ui/chart";
import { formatDuration, formatTokens } from "@/components/ui/quantities";
import { type ChartStep, hasTokens } from "@/lib/trajectory/totals";

/** How long each step took and how many tokens it used, as charts. */
export function StepCharts({ steps }: { steps: readonly ChartStep[] }) {
  const seqs = useMemo(() => steps.map(({ seq }) => seq), [steps]);
  const time = useMemo(() => timeSeries(steps), [steps]);
  const tokens = useMemo(() => tokenSeries(steps), [steps]);
  return (
    <div className="grid gap-x-8 gap-y-2 lg:grid-cols-2">
      <Chart label="Seconds per step" axis="step" places={seqs} series={time} format={formatSeconds} />
      {hasTokens(steps) && (
        <Chart label="Tokens per step" axis="step" places={seqs} series={tokens} format={formatTokens} />
      )}
    </div>
  );
}

const formatSeconds = (value: number) => formatDuration(value * 1000);

type Values = uPlot.AlignedData[number];

function timeSeries(steps: readonly ChartStep[]): ChartSeries[] {
  const of = (type: ChartStep["type"]): Values => steps.map((step) => (step.type === type ? step.seconds : null));
  return [
    { name: "actions", hue: "--hue-action", values: of("action") },
    { name: "models", hue: "--hue-llm", values: of("llm") },
    { name: "tools", hue: "--hue-tool", values: of("tool") },
  ];
}

function tokenSeries(steps: readonly ChartStep[]): ChartSeries[] {
  const of = (key: "inputTokens" | "outputTokens" | "thoughtsTokens"): Values =>
    steps.map((step) => (step.type === "llm" ? step[key] : null));
  return [
    { name: "in", hue: "--hue-llm", values: of("inputTokens") },
    { name: "out", hue: "--hue-tool", values: of("outputTokens") },
    { name: "thoughts", hue: "--hue-agent", values: of("thoughtsTokens") },
  ];
}
