import { setMaxListeners } from "node:events";
import { setTimeout } from "node:timers/promises";
import { DBOS, Error as EngineErrors } from "@dbos-inc/dbos-sdk";
import { parkJob } from "@/lib/db/job-states";
import type { EngineContext } from "@/lib/engine/context";
import { cancelRun } from "@/lib/queue/cancel";
import { abandon, persist } from "./persist";

/** What a durable context is made of, beside the journal. */
export interface DurableContextOptions extends Omit<EngineContext, "step" | "now" | "sleep" | "waitUntil"> {
  readonly jobId: string;
  /** Aborted when this worker stops: the run goes on elsewhere. */
  readonly stopping: AbortSignal;
}

/** A context whose steps DBOS journals. Only within a run, see run-job.ts. */
export function createDurableContext({ jobId, stopping, ...rest }: DurableContextOptions): EngineContext {
  return {
    ...rest,
    now: () => new Date(),
    sleep: (ms, signal) => setTimeout(ms, undefined, { signal }),
    waitUntil: (time, reason) => leaveUntil(jobId, time, { reason, stopping }),
    // DBOS numbers steps in the order of these calls: no await may come before it.
    step: (name, body) =>
      DBOS.runStep(() => unlessStopping(stopping, () => body(stepSignal(stopping))), { name }).catch((error) =>
        stopping.aborted ? abandon() : Promise.reject(error),
      ),
  };
}

/**
 * Gives the run up until `time`: the row says so first, then the run is cancelled in the queue, which keeps its journal; the
 * worker that wakes it puts it back into the queue, see reconcile.ts. A crash in between is a dead worker's run, which comes
 * here again. Rejects with what DBOS takes for the end of a cancelled run.
 */
async function leaveUntil(
  jobId: string,
  time: Date,
  { reason, stopping }: { reason: string; stopping: AbortSignal },
): Promise<true> {
  if (time.getTime() <= Date.now()) return true;
  await persist(stopping, () => parkJob(jobId, time, reason));
  await persist(stopping, () => cancelRun(jobId));
  throw new EngineErrors.DBOSWorkflowCancelledError(jobId);
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
  if (cancelled === undefined) return stopping;
  const either = AbortSignal.any([cancelled, stopping]);
  setMaxListeners(0, either); // a turn of many tools listens many times
  return either;
}
