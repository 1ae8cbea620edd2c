import { activeJobs, endedJobs } from "@/lib/db/job-queue-view";
import { abortJob, failJob } from "@/lib/db/job-states";
import { cancelRun } from "@/lib/queue/cancel";
import { endedRuns, liveRuns, type QueuedRun } from "@/lib/queue/live-runs";

/** A run ends a moment after its job; only one that goes on for longer is cancelled. */
const LAG_MS = 30_000;

/**
 * Makes job rows and the durable engine agree where a crash came between two writes. The row is the truth that pages show:
 * cancelled there → aborted, failed there → failed with the reason, ended here but alive there → cancelled there.
 */
export async function reconcile(): Promise<void> {
  for (const run of await endedRuns(await activeJobs())) await endLikeRun(run);
  const alive = await liveRuns();
  const ended = await endedJobs(
    alive.map(({ jobId }) => jobId),
    LAG_MS,
  );
  for (const jobId of ended) await cancelRun(jobId);
}

async function endLikeRun({ jobId, state, error }: QueuedRun): Promise<void> {
  if (state === "cancelled") await abortJob(jobId, "assay", "its run was cancelled in the queue");
  if (state === "failed")
    await failJob(jobId, error || "The run failed in the queue without a message: re-run the job.");
  if (state === "succeeded") await failJob(jobId, "The run ended without results: re-run the job.");
}
