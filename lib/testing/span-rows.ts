import type { Span, SpanRow } from "@/lib/contract/span";

/** A row of a trajectory for tests: an action that took one second, with what the test cares about put over it. */
export function spanRow(seq: number, given: Partial<SpanRow> = {}): SpanRow {
  return {
    seq,
    parent: seq === 0 ? null : 0,
    nesting: seq === 0 ? 0 : 1,
    type: seq === 0 ? "flow" : "action",
    name: `span-${seq}`,
    model: "",
    started: "2026-01-14T23:02:00Z",
    finished: "2026-01-14T23:02:01Z",
    failed: false,
    repeated: false,
    summary: "",
    inputTokens: 0,
    outputTokens: 0,
    thoughtsTokens: 0,
    size: 0,
    toolCalls: [],
    ...given,
  };
}

/** A whole span for tests: a tool call that succeeded, with what the test cares about put over it. */
export function toolSpan(seq: number, given: Partial<Span> = {}): Span {
  return {
    seq,
    parent: 0,
    nesting: 1,
    type: "tool",
    name: "read-file",
    step: `expert/tool#${seq}`,
    repeated: false,
    model: "",
    started: "2026-01-14T23:02:00Z",
    finished: "2026-01-14T23:02:01Z",
    error: "",
    args: "{}",
    results: "{}",
    instruction: "",
    prompt: "",
    reply: "",
    thoughts: "",
    inputTokens: 0,
    outputTokens: 0,
    thoughtsTokens: 0,
    call: null,
    ...given,
  };
}
