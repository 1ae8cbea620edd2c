import { liveAgents } from "@/lib/db/agents";
import { activeJobs, endedJobs, waitingJobs, wakeDueJobs } from "@/lib/db/job-queue-view";
import { abortJob, failJob, setWaitReason } from "@/lib/db/job-states";
import { cancelRun } from "@/lib/queue/cancel";
import { endedRuns, findRuns, liveRuns, type QueuedRun, requeueRun } from "@/lib/queue/live-runs";
import { ANY_MODEL_QUEUE, queueOfModel } from "@/lib/queue/run-queue";

/** A job that a worker offers to run starts within a second, unless all are busy. */
const UNCLAIMED_MS = 10_000;
/** A run ends a moment after its job; only one that goes on for longer is cancelled. */
const LAG_MS = 30_000;

/**
 * Makes job rows and the durable engine agree where a crash came between two writes. The row is the truth that pages show:
 * cancelled there → aborted, failed there → failed with the reason, ended here but alive there → cancelled there.
 */
export async function reconcile(): Promise<void> {
  const alive = await liveRuns();
  const ended = await endedJobs(
    alive.map(({ jobId }) => jobId),
    LAG_MS,
  );
  await attemptAll([
    ...(await endedActiveRuns()).map((run) => () => endLikeRun(run)),
    ...ended.map((jobId) => () => cancelRun(jobId)),
  ]);
}

/** Does one after the other, all of them: a job that cannot be ended holds up no other one. Rejects with the first failure. */
async function attemptAll(deeds: readonly (() => Promise<unknown>)[]): Promise<void> {
  const failures: unknown[] = [];
  for (const deed of deeds) await deed().catch((error: unknown) => failures.push(error));
  if (failures.length > 0) throw failures[0];
}

/** Says with each job that waits for a model which no live worker offers what it waits for, and takes that back when one does. */
export async function explainWaiting(): Promise<void> {
  const waiting = await waitingJobs(UNCLAIMED_MS);
  if (waiting.length === 0) return;
  const models = (await liveAgents()).flatMap((agent) => agent.models);
  const served = new Set([ANY_MODEL_QUEUE, ...models.map(queueOfModel)]);
  for (const { id, model, waitReason } of waiting) {
    const reason = served.has(queueOfModel(model)) ? "" : `no live worker offers ${model}`;
    if (reason !== waitReason) await setWaitReason(id, reason);
  }
}

/** Queues the runs of the jobs that have waited long enough for a quota. */
export async function wakeWaiting(): Promise<void> {
  await wakeDueJobs(async (jobId, model) => {
    const [run] = await findRuns([jobId]);
    if (run?.state === "cancelled") await requeueRun(jobId, model); // else somebody has done it
  });
}

/**
 * Ended runs whose jobs have not ended. The rows are looked at again after the runs: a job that was put aside between the two looks
 * has a cancelled run too, and waits.
 */
async function endedActiveRuns(): Promise<QueuedRun[]> {
  const ended = await endedRuns(await activeJobs());
  if (ended.length === 0) return [];
  const active = new Set(await activeJobs());
  return ended.filter(({ jobId }) => active.has(jobId));
}

async function endLikeRun({ jobId, state, error }: QueuedRun): Promise<void> {
  if (state === "cancelled") await abortJob(jobId, "assay", "its run was cancelled in the queue");
  if (state === "failed")
    await failJob(jobId, error || "The run failed in the queue without a message: re-run the job.");
  if (state === "succeeded") await failJob(jobId, "The run ended without results: re-run the job.");
}
