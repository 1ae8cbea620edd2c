import { setTimeout } from "node:timers/promises";
import { DBOS } from "@dbos-inc/dbos-sdk";
import type { EngineContext } from "@/lib/engine/context";
import { abandon } from "./persist";

/** What a durable context is made of, beside the journal. */
export interface DurableContextOptions extends Omit<EngineContext, "step" | "now" | "sleep"> {
  /** Aborted when this worker stops: the run goes on elsewhere. */
  readonly stopping: AbortSignal;
}

/** A context whose steps DBOS journals. Only within a run, see run-job.ts. */
export function createDurableContext({ stopping, ...rest }: DurableContextOptions): EngineContext {
  return {
    ...rest,
    now: () => new Date(),
    sleep: (ms, signal) => setTimeout(ms, undefined, { signal }),
    // DBOS numbers steps in the order of these calls: no await may come before it.
    step: (name, body) =>
      DBOS.runStep(() => unlessStopping(stopping, () => body(stepSignal(stopping))), { name }).catch((error) =>
        stopping.aborted ? abandon() : Promise.reject(error),
      ),
  };
}

/** A failure that the stop itself may have caused must not reach the journal. */
async function unlessStopping<T>(stopping: AbortSignal, body: () => Promise<T>): Promise<T> {
  try {
    return await body();
  } catch (error) {
    if (stopping.aborted) return abandon();
    throw error;
  }
}

function stepSignal(stopping: AbortSignal): AbortSignal {
  const cancelled = DBOS.stepStatus?.cancelSignal;
  return cancelled === undefined ? stopping : AbortSignal.any([cancelled, stopping]);
}
