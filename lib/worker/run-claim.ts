import { DBOSWorkflowConflictError } from "@dbos-inc/dbos-sdk";
import { findJob } from "@/lib/db/jobs";
import { requeueRun } from "@/lib/queue/live-runs";
import { persist } from "./persist";
import type { RunSlots } from "./run-slots";

/** How long a claim may wait for a slot before other workers get the chance. */
const PATIENCE_MS = 1_000;

/** What a worker does with the runs that it claims. */
export interface ClaimParts {
  readonly slots: RunSlots;
  readonly run: (jobId: string) => Promise<void>;
  /** Aborted when this worker stops. */
  readonly stopping: AbortSignal;
}

/**
 * Runs a claimed job in a slot. The engine claims for each queue on its own, and so more than there are slots: a claim that
 * gets none goes back into its queue, for another worker or for later. It stays open here until a slot is free, because an
 * open claim keeps the engine from claiming the same job again at once. Rejects then, as a run that is no longer ours.
 */
export async function runClaim({ slots, run, stopping }: ClaimParts, jobId: string): Promise<void> {
  if (!(await slots.take(PATIENCE_MS))) {
    await persist(stopping, async () => requeueRun(jobId, (await findJob(jobId))?.model ?? ""));
    await slots.untilFree();
    throw new DBOSWorkflowConflictError(jobId);
  }
  try {
    await run(jobId);
  } finally {
    slots.give();
  }
}
