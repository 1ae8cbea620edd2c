import type { SpanType } from "@/lib/contract/span";
import { lineAt, type SpanTable } from "./span-table";
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
export function llmTotals(table: SpanTable, now: number): LlmTotals[] {
  const { columns } = table;
  const groups = groupBy(table, "llm", columns.model);
  return Array.from(groups, ([model, calls]) => ({
    model,
    ...countsOf(table, calls, now),
    inputTokens: sum(calls, (index) => columns.inputTokens[index] ?? 0),
    outputTokens: sum(calls, (index) => columns.outputTokens[index] ?? 0),
    thoughtsTokens: sum(calls, (index) => columns.thoughtsTokens[index] ?? 0),
  }));
}

/** Totals for each tool, the slowest first. */
export function toolTotals(table: SpanTable, now: number): ToolTotals[] {
  const groups = groupBy(table, "tool", table.columns.name);
  return Array.from(groups, ([name, calls]) => ({ name, ...countsOf(table, calls, now) })).sort(
    (a, b) => b.elapsed - a.elapsed || b.calls - a.calls || a.name.localeCompare(b.name),
  );
}

/** Token counts of a call, or of several together. */
interface SpanTokens {
  readonly inputTokens: number;
  readonly outputTokens: number;
  readonly thoughtsTokens: number;
}

/** True when any of the calls used tokens; what the built-in rules do costs none. */
export function hasTokens(calls: readonly SpanTokens[]): boolean {
  return calls.some((call) => call.inputTokens + call.outputTokens + call.thoughtsTokens > 0);
}

/**
 * A bar of the charts: a span that does work itself, or several in a row of a long trajectory. Seconds and output tokens are
 * added up; `inputTokens` is the largest of them, because it is how far the context has grown.
 */
export interface ChartStep extends SpanTokens {
  /** Of the first one. */
  readonly seq: number;
  readonly type: SpanType;
  /** What the step was: its name; of a model call, the tools that it asked for; or how many steps stand together. */
  readonly label: string;
  readonly seconds: number;
}

const working: ReadonlySet<SpanType> = new Set(["action", "llm", "tool"]);

/** More bars than this cannot be told apart: then neighbours of one type are put together. */
const MAX_STEPS = 1000;

/** The steps of the charts, by seq. */
export function chartSteps(table: SpanTable, now: number): ChartStep[] {
  const indexes = table.order().filter((index) => working.has(table.columns.type[index] ?? "flow"));
  const size = Math.ceil(indexes.length / MAX_STEPS);
  if (size <= 1) return Array.from(indexes, (index) => chartStep(table, index, now));
  return Array.from({ length: Math.ceil(indexes.length / size) }, (_, bar) =>
    combined(Array.from(indexes.subarray(bar * size, (bar + 1) * size), (index) => chartStep(table, index, now))),
  ).flat();
}

function chartStep(table: SpanTable, index: number, now: number): ChartStep {
  const { seq, type, name, toolCalls, inputTokens, outputTokens, thoughtsTokens, ...times } = lineAt(table, index);
  return {
    seq,
    type,
    label: type === "llm" && toolCalls !== null ? `${name}: calls ${toolCalls.join(", ")}` : name,
    seconds: spanDuration(times, now) / 1000,
    inputTokens,
    outputTokens,
    thoughtsTokens,
  };
}

/** One bar for each type among the steps. */
function combined(steps: readonly ChartStep[]): ChartStep[] {
  return [...working]
    .flatMap((type) => {
      const same = steps.filter((step) => step.type === type);
      const [first] = same;
      if (first === undefined) return [];
      return {
        seq: first.seq,
        type,
        label: `${same.length} ${type} steps`,
        seconds: sum(same, (step) => step.seconds),
        inputTokens: Math.max(...same.map((step) => step.inputTokens)),
        outputTokens: sum(same, (step) => step.outputTokens),
        thoughtsTokens: sum(same, (step) => step.thoughtsTokens),
      };
    })
    .sort((a, b) => a.seq - b.seq);
}

function countsOf({ columns }: SpanTable, calls: readonly number[], now: number) {
  const times = (index: number) => ({
    started: columns.started[index] ?? 0,
    finished: columns.finished[index] ?? null,
  });
  return {
    calls: calls.length,
    failed: calls.filter((index) => columns.failed[index] === true).length,
    elapsed: sum(calls, (index) => spanDuration(times(index), now)),
  };
}

function groupBy({ columns, length }: SpanTable, type: SpanType, keys: readonly string[]): Map<string, number[]> {
  const groups = new Map<string, number[]>();
  for (let index = 0; index < length; index++) {
    if (columns.type[index] !== type) continue;
    const key = keys[index] ?? "";
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [index]);
    else group.push(index);
  }
  return groups;
}

function sum<Item>(items: readonly Item[], value: (item: Item) => number): number {
  return items.reduce((total, item) => total + value(item), 0);
}
