import { type SpanType, spanTypes } from "@/lib/contract/span";
import type { SpanTable } from "./span-table";
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
  const totals = totalsBy(table, { type: "llm", codes: columns.model, now }, (total, index) => {
    total.inputTokens += columns.inputTokens[index] ?? 0;
    total.outputTokens += columns.outputTokens[index] ?? 0;
    total.thoughtsTokens += columns.thoughtsTokens[index] ?? 0;
  });
  return Array.from(totals, ([model, total]) => ({ model, ...total }));
}

/** Totals for each tool, the slowest first. */
export function toolTotals(table: SpanTable, now: number): ToolTotals[] {
  const totals = totalsBy(table, { type: "tool", codes: table.columns.name, now });
  return Array.from(totals, ([name, { calls, failed, elapsed }]) => ({ name, calls, failed, elapsed })).sort(
    (a, b) => b.elapsed - a.elapsed || b.calls - a.calls || a.name.localeCompare(b.name),
  );
}

interface Totals {
  calls: number;
  failed: number;
  elapsed: number;
  inputTokens: number;
  outputTokens: number;
  thoughtsTokens: number;
}

/** Sums over the spans of a type, by the text of their codes; `add` adds what else is wanted of the span at an index. */
function totalsBy(
  table: SpanTable,
  { type, codes, now }: { type: SpanType; codes: Uint32Array; now: number },
  add?: (total: Totals, index: number) => void,
): Map<string, Totals> {
  const { columns, length } = table;
  const wanted = spanTypes.indexOf(type);
  const byCode: Totals[] = [];
  const totals = new Map<string, Totals>();
  for (let index = 0; index < length; index++) {
    if (columns.type[index] !== wanted) continue;
    const code = codes[index] ?? 0;
    let total = byCode[code];
    if (total === undefined) {
      total = { calls: 0, failed: 0, elapsed: 0, inputTokens: 0, outputTokens: 0, thoughtsTokens: 0 };
      byCode[code] = total;
      totals.set(table.textOf(code), total);
    }
    total.calls++;
    total.failed += columns.failed[index] ?? 0;
    total.elapsed += durationAt(table, index, now);
    add?.(total, index);
  }
  return totals;
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
  const { type } = table.columns;
  const isWorking = spanTypes.map((name) => working.has(name));
  const indexes = table.order().filter((index) => isWorking[type[index] ?? 0]);
  const size = Math.ceil(indexes.length / MAX_STEPS);
  if (size <= 1) return Array.from(indexes, (index) => chartStep(table, index, now));
  const steps: ChartStep[] = [];
  for (let from = 0; from < indexes.length; from += size) {
    const alike = spanTypes.map((): number[] => []);
    for (const index of indexes.subarray(from, from + size)) alike[type[index] ?? 0]?.push(index);
    for (const same of alike) if (same.length > 0) steps.push(combined(table, same, now));
  }
  return steps.sort((a, b) => a.seq - b.seq);
}

function chartStep(table: SpanTable, index: number, now: number): ChartStep {
  const { columns } = table;
  const name = table.nameAt(index);
  const calls = table.toolCallsAt(index);
  return {
    seq: columns.seq[index] ?? 0,
    type: table.typeAt(index),
    label: calls === null ? name : `${name}: calls ${calls.join(", ")}`,
    seconds: durationAt(table, index, now) / 1000,
    inputTokens: columns.inputTokens[index] ?? 0,
    outputTokens: columns.outputTokens[index] ?? 0,
    thoughtsTokens: columns.thoughtsTokens[index] ?? 0,
  };
}

/** One bar for steps of one type. */
function combined(table: SpanTable, same: readonly number[], now: number): ChartStep {
  const { columns } = table;
  const first = chartStep(table, same[0] ?? 0, now);
  const total = { seconds: 0, inputTokens: 0, outputTokens: 0, thoughtsTokens: 0 };
  for (const index of same) {
    total.seconds += durationAt(table, index, now) / 1000;
    total.inputTokens = Math.max(total.inputTokens, columns.inputTokens[index] ?? 0);
    total.outputTokens += columns.outputTokens[index] ?? 0;
    total.thoughtsTokens += columns.thoughtsTokens[index] ?? 0;
  }
  return { ...first, ...total, label: same.length === 1 ? first.label : `${same.length} ${first.type} steps` };
}

function durationAt(table: SpanTable, index: number, now: number): number {
  return spanDuration({ started: table.columns.started[index] ?? 0, finished: table.finishedAt(index) }, now);
}
