import { type SpanType, spanTypes } from "@/lib/contract/span";
import type { SpanTable } from "./span-table";
import type { Timeline } from "./timeline";

/** Kinds of spans that a minimap has a lane for: those that do work themselves. */
export const lanes = ["action", "llm", "tool"] as const;
export type Lane = (typeof lanes)[number];

/** What runs when, in `width` equal parts of a timeline: 1 where a span of the kind runs or one failed. */
export interface Density {
  readonly lanes: Readonly<Record<Lane, Uint8Array>>;
  readonly failed: Uint8Array;
}

/** Spans without an end reach to `now` (ms). */
export function densityOf(table: SpanTable, { start, end }: Timeline, width: number, now: number): Density {
  const { columns, length } = table;
  const failed = new Uint8Array(width);
  // How many more spans run from a part on than before it: a long span costs as much as a short one.
  const action = new Int32Array(width + 1);
  const llm = new Int32Array(width + 1);
  const tool = new Int32Array(width + 1);
  const changes: Partial<Record<SpanType, Int32Array>> = { action, llm, tool } satisfies Record<Lane, Int32Array>;
  const laneOfType = spanTypes.map((type) => changes[type]);
  const scale = width / (end - start);
  const part = (time: number) => Math.min(width - 1, Math.floor((time - start) * scale));
  for (let index = 0; index < length; index++) {
    const started = columns.started[index] ?? start;
    const finished = Math.max(started, table.finishedAt(index) ?? now);
    if (finished < start || started > end) continue;
    const to = part(finished);
    const lane = laneOfType[columns.type[index] ?? 0];
    if (lane !== undefined) {
      const from = Math.max(0, part(started));
      lane[from] = (lane[from] ?? 0) + 1;
      lane[to + 1] = (lane[to + 1] ?? 0) - 1;
    }
    if (columns.failed[index] === 1) failed[to] = 1;
  }
  return { lanes: { action: occupied(action), llm: occupied(llm), tool: occupied(tool) }, failed };
}

function occupied(changes: Int32Array): Uint8Array {
  const parts = new Uint8Array(changes.length - 1);
  let running = 0;
  for (let part = 0; part < parts.length; part++) {
    running += changes[part] ?? 0;
    parts[part] = running > 0 ? 1 : 0;
  }
  return parts;
}

/** Stretches of parts that are 1: from (inclusive) and to (exclusive). */
export function stretches(parts: Uint8Array): [from: number, to: number][] {
  const found: [number, number][] = [];
  for (let from = parts.indexOf(1); from >= 0; ) {
    const end = parts.indexOf(0, from);
    const to = end < 0 ? parts.length : end;
    found.push([from, to]);
    from = parts.indexOf(1, to);
  }
  return found;
}
