"use client";

import dynamic from "next/dynamic";
import { useMemo } from "react";
import { formatDuration, formatTokens } from "@/components/ui/quantities";
import { scrollable } from "@/components/ui/scrollable";
import { NumberTable, SummaryTable } from "@/components/ui/summary-table";
import { visibleLine } from "@/components/ui/visible-text";
import type { SpanRow } from "@/lib/contract/span";
import { type ChartStep, chartSteps, hasTokens, type LlmTotals, llmTotals, toolTotals } from "@/lib/trajectory/totals";

const StepCharts = dynamic(() => import("./step-charts").then((module) => module.StepCharts), {
  ssr: false,
  loading: () => <div className="needs-script h-[264px]" />,
});

/** What the calls of models and tools came to, and the charts of time and tokens. */
export function TrajectorySummaries({ rows, now }: { rows: readonly SpanRow[]; now: number }) {
  const running = rows.some((row) => row.finished === null);
  // A finished trajectory does not change with the clock.
  const until = running ? now : 0;
  const steps = useMemo(() => chartSteps(rows, until), [rows, until]);
  if (steps.length === 0) return null;
  return (
    <div className="mt-6 grid gap-x-8 gap-y-6 lg:grid-cols-2">
      <LlmSummary rows={rows} now={until} />
      <ToolSummary rows={rows} now={until} />
      <section aria-labelledby="charts-title" className="min-w-0 lg:col-span-2">
        <h2 id="charts-title" className="heading mb-1">
          {hasTokens(steps) ? "Time and tokens per step" : "Time per step"}
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
            visibleLine(`${step.seq} ${step.type} ${step.name}`),
            formatDuration(step.seconds * 1000),
            ...(tokens ? [step.inputTokens, step.outputTokens, step.thoughtsTokens].map(formatTokens) : []),
          ])}
        />
      </div>
    </details>
  );
}

function LlmSummary({ rows, now }: { rows: readonly SpanRow[]; now: number }) {
  const totals = llmTotals(rows, now);
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

function ToolSummary({ rows, now }: { rows: readonly SpanRow[]; now: number }) {
  const totals = toolTotals(rows, now);
  return (
    <SummaryTable
      id="tool-summary"
      title="Tool calls"
      empty="No tool was called."
      columns={["Tool", "Calls", "Failed", "Time", "Avg time"]}
      rows={totals.map((total) => [
        visibleLine(total.name),
        String(total.calls),
        String(total.failed),
        formatDuration(total.elapsed),
        formatDuration(total.elapsed / total.calls),
      ])}
    />
  );
}
