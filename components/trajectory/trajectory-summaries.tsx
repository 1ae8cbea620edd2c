"use client";

import dynamic from "next/dynamic";
import { useMemo, useState } from "react";
import { Guarded } from "@/components/ui/guarded";
import { formatCount, formatDuration, formatTokens } from "@/components/ui/quantities";
import { useThrottled } from "@/components/ui/use-throttled";
import { visibleLine } from "@/components/ui/visible-text";
import { WhenSeen } from "@/components/ui/when-seen";
import { type ChartStep, chartSteps, hasTokens, type LlmTotals, llmTotals, toolTotals } from "@/lib/trajectory/totals";
import { NumberTable, SummaryTable } from "./summary-table";
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

/** How often the sums of a run that goes on are made anew, in milliseconds. */
const RENEW_MS = 2000;

/** What the calls of models and tools came to, and the charts of time, tokens and context. */
export function TrajectorySummaries({ snapshot, running, now }: SummariesProps) {
  const late = useThrottled(snapshot, running ? RENEW_MS : 0);
  const until = running ? Math.floor(now / RENEW_MS) * RENEW_MS : 0;
  const totals = useMemo(
    () => ({ llm: llmTotals(late.table, until), tools: toolTotals(late.table, until) }),
    [late, until],
  );
  if (totals.llm.length + totals.tools.length === 0) return null;
  return (
    <div className="mt-6 grid gap-x-8 gap-y-6 lg:grid-cols-2">
      <LlmSummary totals={totals.llm} />
      <SummaryTable
        id="tool-summary"
        title="Tool calls"
        empty="No tool was called."
        columns={["Tool", "Calls", "Failed", "Time", "Avg time"]}
        rows={totals.tools.map(({ name, calls, failed, elapsed }) => [
          visibleLine(name),
          formatCount(calls),
          formatCount(failed),
          formatDuration(elapsed),
          formatDuration(elapsed / calls),
        ])}
      />
      <WhenSeen className="min-h-72 lg:col-span-2">
        <Steps snapshot={late} until={until} />
      </WhenSeen>
    </div>
  );
}

function Steps({ snapshot, until }: { snapshot: TrajectorySnapshot; until: number }) {
  const steps = useMemo(() => chartSteps(snapshot.table, until), [snapshot, until]);
  const [open, setOpen] = useState(false);
  return (
    <section aria-labelledby="charts-title" className="min-w-0">
      <h2 id="charts-title" className="heading mb-1">
        {hasTokens(steps) ? "Time, tokens and context per step" : "Time per step"}
      </h2>
      <Guarded what="The charts">
        <StepCharts steps={steps} />
      </Guarded>
      <details onToggle={(event) => setOpen(event.currentTarget.open)}>
        <summary className="text-muted">The steps as a table</summary>
        {open && <StepTable steps={steps} />}
      </details>
    </section>
  );
}

/** The numbers of the charts. */
function StepTable({ steps }: { steps: readonly ChartStep[] }) {
  const tokens = hasTokens(steps);
  return (
    <NumberTable
      className="max-h-96"
      columns={["Step", "Time", ...(tokens ? ["Tokens in", "Tokens out", "Thoughts"] : [])]}
      rows={steps.map((step) => [
        visibleLine(`${step.seq} ${step.type} ${step.label}`),
        formatDuration(step.seconds * 1000),
        ...(tokens ? [step.inputTokens, step.outputTokens, step.thoughtsTokens].map(formatTokens) : []),
      ])}
    />
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
        formatCount(total.calls),
        formatCount(total.failed),
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
