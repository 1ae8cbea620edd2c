import { isModelCategory } from "@/lib/contract/model-category";
import { settleJobModel } from "@/lib/db/job-states";
import type { SpanSink } from "@/lib/engine/context";
import { persist } from "./persist";

interface SettledRun {
  readonly jobId: string;
  /** What the run was started with. */
  readonly model: string;
  readonly stopping: AbortSignal;
}

/**
 * `spans`, and beside them the row of a job that was started with a category of models gets the one that answers first: a worker
 * that takes the job over must be able to go on with that one, and lists and counts are by it.
 */
export function settlingModel(spans: SpanSink, { jobId, model, stopping }: SettledRun): SpanSink {
  let open = isModelCategory(model);
  return {
    ...spans,
    end: async (span) => {
      await spans.end(span);
      if (!open || span.type !== "llm" || isModelCategory(span.model)) return; // nobody has answered yet
      open = false;
      await persist(stopping, () => settleJobModel(jobId, span.model));
    },
  };
}
