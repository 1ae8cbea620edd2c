import type { SpanType } from "@/lib/contract/span";
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
  const density = {
    lanes: { action: new Uint8Array(width), llm: new Uint8Array(width), tool: new Uint8Array(width) },
    failed: new Uint8Array(width),
  };
  const { columns, length } = table;
  const part = (time: number) => Math.min(width - 1, Math.floor(((time - start) / (end - start)) * width));
  for (let index = 0; index < length; index++) {
    const started = columns.started[index] ?? start;
    const finished = Math.max(started, columns.finished[index] ?? now);
    if (finished < start || started > end) continue;
    const from = Math.max(0, part(started));
    const to = part(finished);
    const type = columns.type[index];
    if (isLane(type)) density.lanes[type].fill(1, from, to + 1);
    if (columns.failed[index] === true) density.failed[to] = 1;
  }
  return density;
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

function isLane(type: SpanType | undefined): type is Lane {
  return lanes.some((lane) => lane === type);
}
