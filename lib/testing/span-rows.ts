import { emptySpan, type Span } from "@/lib/contract/span";
import type { SpanColumns, SpanLine } from "@/lib/contract/span-columns";

const STARTED = "2026-01-14T23:02:00Z";
const FINISHED = "2026-01-14T23:02:01Z";

/** A line of a trajectory for tests: an action that took one second, with what the test cares about put over it. */
export function spanLine(seq: number, given: Partial<SpanLine> = {}): SpanLine {
  return {
    seq,
    parent: seq === 0 ? null : 0,
    nesting: seq === 0 ? 0 : 1,
    type: seq === 0 ? "flow" : "action",
    name: `span-${seq}`,
    model: "",
    started: Date.parse(STARTED),
    finished: Date.parse(FINISHED),
    failed: false,
    repeated: false,
    summary: "",
    inputTokens: 0,
    outputTokens: 0,
    thoughtsTokens: 0,
    size: 0,
    toolCalls: null,
    ...given,
  };
}

/** Lines as they are sent. */
export function spanColumns(...lines: readonly SpanLine[]): SpanColumns {
  const names = Object.keys(spanLine(0)) as (keyof SpanColumns)[];
  return Object.fromEntries(names.map((name) => [name, lines.map((line) => line[name])])) as unknown as SpanColumns;
}

/** A whole span for tests: a tool call that succeeded, with what the test cares about put over it. */
export function toolSpan(seq: number, given: Partial<Span> = {}): Span {
  return {
    ...emptySpan,
    seq,
    parent: 0,
    nesting: 1,
    type: "tool",
    name: "read-file",
    step: `expert/tool#${seq}`,
    started: STARTED,
    finished: FINISHED,
    args: "{}",
    results: "{}",
    ...given,
  };
}
