import { setTimeout as sleep } from "node:timers/promises";
import type { Span } from "@/lib/contract/span";
import { recordSpanEnd } from "@/lib/db/spans";

const RESULTS = JSON.stringify({ Missing: false, Contents: "1: static int value;\n".repeat(100) });

/**
 * Stores spans of a running job when they end, and returns when each was stored, in milliseconds of `performance.now()`. Their starts
 * are left out: each is another transaction that locks the job. A database that is too slow for the rate gets fewer spans.
 */
export async function writeSpans(
  jobId: string,
  { perSecond, seconds }: { perSecond: number; seconds: number },
): Promise<Map<number, number>> {
  const stored = new Map<number, number>();
  const running = new Set<Promise<void>>();
  const began = performance.now();
  for (let seq = 0; performance.now() - began < seconds * 1000; seq++) {
    await sleep(Math.max(0, began + (seq * 1000) / perSecond - performance.now()));
    const writing = writeSpan(jobId, seq).then((at) => void stored.set(seq, at));
    running.add(writing);
    void writing.finally(() => running.delete(writing));
    if (running.size >= MOST_AT_ONCE) await Promise.race(running);
  }
  await Promise.all(running);
  return stored;
}

/** Connections of this process: more would only wait for one. */
const MOST_AT_ONCE = 10;

async function writeSpan(jobId: string, seq: number): Promise<number> {
  const started = new Date().toISOString();
  const span = liveSpan(seq, started);
  await recordSpanEnd(jobId, { ...span, finished: new Date().toISOString(), results: RESULTS });
  return performance.now();
}

function liveSpan(seq: number, started: string): Span {
  const nothing = { error: "", results: "", instruction: "", prompt: "", reply: "", thoughts: "", model: "" };
  return {
    ...nothing,
    seq,
    parent: seq === 0 ? null : 0,
    nesting: seq === 0 ? 0 : 1,
    type: seq === 0 ? "flow" : "tool",
    name: seq === 0 ? "assessment-kcsan" : "read-file",
    step: seq === 0 ? null : `expert/tool#${seq}-read-file`,
    repeated: false,
    started,
    finished: null,
    args: `{"File":"net/live/file_${seq}.c","FirstLine":1}`,
    inputTokens: 0,
    outputTokens: 0,
    thoughtsTokens: 0,
    call: null,
  };
}
