"use client";

import dynamic from "next/dynamic";
import { useDeferredValue, useMemo } from "react";
import { formatDuration, formatTokens } from "@/components/ui/quantities";
import { scrollable } from "@/components/ui/scrollable";
import { NumberTable, SummaryTable } from "@/components/ui/summary-table";
import { visibleLine } from "@/components/ui/visible-text";
import { type ChartStep, chartSteps, hasTokens, type LlmTotals, llmTotals, toolTotals } from "@/lib/trajectory/totals";
import type { TrajectorySnapshot } from "./use-trajectory";

const StepCharts = dynamic(() => import("./step-charts").then((module) => module.StepCharts), {
  ssr: false,
  loading: () => <div className="needs-script h-[264px]" />,
});

interface SummariesProps {
  readonly snapshot: TrajectorySnapshot;
  /** A trajectory that is over does not change with the clock. */
  readonly running: boolean;
  readonly now: number;
}

/** What the calls of models and tools came to, and the charts of time, tokens and context. */
export function TrajectorySummaries({ snapshot, running, now }: SummariesProps) {
  const until = running ? now : 0;
  // What is read and scrolled comes first.
  const late = useDeferredValue(snapshot);
  const totals = useMemo(
    () => ({
      llm: llmTotals(late.table, until),
      tools: toolTotals(late.table, until),
      steps: chartSteps(late.table, until),
    }),
    [late, until],
  );
  const { llm, tools, steps } = totals;
  if (steps.length === 0) return null;
  return (
    <div className="mt-6 grid gap-x-8 gap-y-6 lg:grid-cols-2">
      <LlmSummary totals={llm} />
      <SummaryTable
        id="tool-summary"
        title="Tool calls"
        empty="No tool was called."
        columns={["Tool", "Calls", "Failed", "Time", "Avg time"]}
        rows={tools.map(({ name, calls, failed, elapsed }) => [
          visibleLine(name),
          String(calls),
          String(failed),
          formatDuration(elapsed),
          formatDuration(elapsed / calls),
        ])}
      />
      <section aria-labelledby="charts-title" className="min-w-0 lg:col-span-2">
        <h2 id="charts-title" className="heading mb-1">
          {hasTokens(steps) ? "Time, tokens and context per step" : "Time per step"}
        </h2>
        <StepCharts steps={steps} />
        <StepTable steps={steps} />
      </section>
    </div>
  );
}

/** The numbers of the charts. */
function StepTable({ steps }: { steps: readonly ChartStep[] }) {
  const tokens = hasTokens(steps);
  return (
    <details>
      <summary className="text-muted">The steps as a table</summary>
      <div className="max-h-96 overflow-auto" {...scrollable}>
        <NumberTable
          columns={["Step", "Time", ...(tokens ? ["Tokens in", "Tokens out", "Thoughts"] : [])]}
          rows={steps.map((step) => [
            visibleLine(`${step.seq} ${step.type} ${step.label}`),
            formatDuration(step.seconds * 1000),
            ...(tokens ? [step.inputTokens, step.outputTokens, step.thoughtsTokens].map(formatTokens) : []),
          ])}
        />
      </div>
    </details>
  );
}

function LlmSummary({ totals }: { totals: readonly LlmTotals[] }) {
  const tokens = hasTokens(totals);
  return (
    <SummaryTable
      id="llm-summary"
      title="LLM calls"
      empty="No model was called."
      columns={[
        "Model",
        "Calls",
        "Failed",
        ...(tokens ? ["Tokens in", "Tokens out", "Thoughts", "Avg tokens"] : []),
        "Time",
        "Avg time",
      ]}
      rows={totals.map((total) => [
        visibleLine(total.model) || "unknown",
        String(total.calls),
        String(total.failed),
        ...(tokens ? tokenCells(total) : []),
        formatDuration(total.elapsed),
        formatDuration(total.elapsed / total.calls),
      ])}
    />
  );
}

function tokenCells({ inputTokens, outputTokens, thoughtsTokens, calls }: LlmTotals): string[] {
  const average = (inputTokens + outputTokens + thoughtsTokens) / calls;
  return [inputTokens, outputTokens, thoughtsTokens, average].map(formatTokens);
}
