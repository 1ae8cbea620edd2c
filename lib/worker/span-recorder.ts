import { recordSpanEnd, recordSpanProgress, recordSpanStart } from "@/lib/db/spans";
import type { SpanSink } from "@/lib/engine/context";
import { persist } from "./persist";

/** Stores the spans of a job as they start and end. Both are idempotent, because a replay repeats them. */
export function createSpanRecorder(jobId: string, stopping: AbortSignal): SpanSink {
  return {
    start: (span) => persist(stopping, () => recordSpanStart(jobId, span)),
    // Not again and again: there will be newer progress.
    progress: (span) => recordSpanProgress(jobId, span).catch(() => undefined),
    end: (span) => persist(stopping, () => recordSpanEnd(jobId, span)),
  };
}
