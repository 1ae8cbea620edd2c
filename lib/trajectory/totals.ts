import type { SpanRow } from "@/lib/contract/span";
import { spanDuration } from "./timeline";

/** What the model calls of one model came to. Times are in milliseconds. */
export interface LlmTotals {
  readonly model: string;
  readonly calls: number;
  readonly failed: number;
  readonly inputTokens: number;
  readonly outputTokens: number;
  readonly thoughtsTokens: number;
  readonly elapsed: number;
}

/** What the calls of one tool came to. Times are in milliseconds. */
export interface ToolTotals {
  readonly name: string;
  readonly calls: number;
  readonly failed: number;
  readonly elapsed: number;
}

/** Totals for each model, in the order of their first call. Calls that still run count up to `now` (ms). */
export function llmTotals(rows: readonly SpanRow[], now: number): LlmTotals[] {
  const groups = groupBy(rows, "llm", (row) => row.model);
  return Array.from(groups, ([model, calls]) => ({
    model,
    ...countsOf(calls, now),
    inputTokens: sum(calls, (row) => row.inputTokens),
    outputTokens: sum(calls, (row) => row.outputTokens),
    thoughtsTokens: sum(calls, (row) => row.thoughtsTokens),
  }));
}

/** Totals for each tool, the slowest first. */
export function toolTotals(rows: readonly SpanRow[], now: number): ToolTotals[] {
  const groups = groupBy(rows, "tool", (row) => row.name);
  return Array.from(groups, ([name, calls]) => ({ name, ...countsOf(calls, now) })).sort(
    (a, b) => b.elapsed - a.elapsed || b.calls - a.calls || a.name.localeCompare(b.name),
  );
}

/** Input, output and thought tokens of all calls together. */
export function totalTokens(rows: readonly SpanRow[]): number {
  return sum(
    rows.filter((row) => row.type === "llm"),
    (row) => row.inputTokens + row.outputTokens + row.thoughtsTokens,
  );
}

/** Token counts of a call, or of several together. */
type TokenCounts = Pick<SpanRow, "inputTokens" | "outputTokens" | "thoughtsTokens">;

/** True when any of the calls used tokens; what the built-in rules do costs none. */
export function hasTokens(calls: readonly TokenCounts[]): boolean {
  return calls.some((call) => call.inputTokens + call.outputTokens + call.thoughtsTokens > 0);
}

/** One step of the charts: a span that does work itself, not a container. Seconds, and token counts. */
export interface ChartStep {
  readonly seq: number;
  readonly type: SpanRow["type"];
  readonly name: string;
  readonly summary: string;
  readonly seconds: number;
  readonly inputTokens: number;
  readonly outputTokens: number;
  readonly thoughtsTokens: number;
}

const working: ReadonlySet<SpanRow["type"]> = new Set(["action", "llm", "tool"]);

/** The steps of the charts, in order. */
export function chartSteps(rows: readonly SpanRow[], now: number): ChartStep[] {
  return rows
    .filter((row) => working.has(row.type))
    .map((row) => ({
      seq: row.seq,
      type: row.type,
      name: row.name,
      summary: row.summary,
      seconds: (spanDuration(row, now) ?? 0) / 1000,
      inputTokens: row.inputTokens,
      outputTokens: row.outputTokens,
      thoughtsTokens: row.thoughtsTokens,
    }));
}

function countsOf(calls: readonly SpanRow[], now: number) {
  return {
    calls: calls.length,
    failed: calls.filter((row) => row.failed).length,
    elapsed: sum(calls, (row) => spanDuration(row, now) ?? 0),
  };
}

function groupBy(rows: readonly SpanRow[], type: SpanRow["type"], key: (row: SpanRow) => string) {
  const groups = new Map<string, SpanRow[]>();
  for (const row of rows) {
    if (row.type !== type) continue;
    const group = groups.get(key(row));
    if (group === undefined) groups.set(key(row), [row]);
    else group.push(row);
  }
  return groups;
}

function sum(rows: readonly SpanRow[], value: (row: SpanRow) => number): number {
  return rows.reduce((total, row) => total + value(row), 0);
}
