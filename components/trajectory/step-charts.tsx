"use client";

import { useMemo } from "react";
import type uPlot from "uplot";
import { Chart, type ChartSeries } from "@/components/ui/chart";
import { formatDuration, formatTokens } from "@/components/ui/quantities";
import { visibleLine } from "@/components/ui/visible-text";
import { type ChartStep, hasTokens } from "@/lib/trajectory/totals";

/** How long each step took, how many tokens it used and how far the context had grown, as charts. */
export function StepCharts({ steps }: { steps: readonly ChartStep[] }) {
  const seqs = useMemo(() => steps.map(({ seq }) => seq), [steps]);
  const names = useMemo(() => new Map(steps.map((step) => [step.seq, visibleLine(step.label)])), [steps]);
  const series = useMemo(
    () => ({ time: timeSeries(steps), tokens: tokenSeries(steps), context: contextSeries(steps) }),
    [steps],
  );
  const nameOf = useMemo(() => (seq: number) => `${seq} ${names.get(seq) ?? ""}`, [names]);
  return (
    <div className="grid gap-x-8 gap-y-2 lg:grid-cols-2">
      <Chart
        label="Seconds per step"
        axis="step"
        places={seqs}
        series={series.time}
        format={formatSeconds}
        nameOf={nameOf}
      />
      {hasTokens(steps) && (
        <>
          <Chart
            label="Tokens made per step"
            axis="step"
            places={seqs}
            series={series.tokens}
            format={formatTokens}
            nameOf={nameOf}
          />
          <Chart
            label="Context: input tokens of each model call"
            axis="step"
            places={seqs}
            series={series.context}
            format={formatTokens}
            nameOf={nameOf}
          />
        </>
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
  return [
    { name: "out", hue: "--hue-tool", values: ofModels(steps, "outputTokens") },
    { name: "thoughts", hue: "--hue-agent", values: ofModels(steps, "thoughtsTokens") },
  ];
}

function contextSeries(steps: readonly ChartStep[]): ChartSeries[] {
  return [{ name: "in", hue: "--hue-llm", values: ofModels(steps, "inputTokens") }];
}

function ofModels(steps: readonly ChartStep[], key: "inputTokens" | "outputTokens" | "thoughtsTokens"): Values {
  return steps.map((step) => (step.type === "llm" ? step[key] : null));
}
