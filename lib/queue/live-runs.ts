import type { WorkflowStatus } from "@dbos-inc/dbos-sdk";
import { queueClient } from "./queue-client";
import { queueOfModel, RUN_WORKFLOW } from "./run-queue";

/** A run as the durable engine knows it. */
export interface QueuedRun {
  readonly jobId: string;
  /** `unknown` is a state that only the engine itself understands. */
  readonly state: "waiting" | "claimed" | "succeeded" | "failed" | "cancelled" | "unknown";
  /** The process that has it; empty while it waits. */
  readonly executor: string;
  /** Why it failed; empty otherwise. */
  readonly error: string;
}

/** Runs that wait in a queue or that a process has claimed, dead processes included. */
export function liveRuns(): Promise<QueuedRun[]> {
  return list({ status: ["ENQUEUED", "DELAYED", "PENDING"], loadOutput: false });
}

/** Runs that a process has claimed, dead processes included. */
export function claimedRuns(): Promise<QueuedRun[]> {
  return list({ status: "PENDING", loadOutput: false });
}

/** Those runs of `jobIds` that have ended, in whatever way. */
export function endedRuns(jobIds: readonly string[]): Promise<QueuedRun[]> {
  return findRuns(jobIds, ["SUCCESS", "ERROR", "CANCELLED", "MAX_RECOVERY_ATTEMPTS_EXCEEDED"]);
}

/** The runs of `jobIds`, in any of the engine's states unless given; a job without a run is left out. */
export async function findRuns(jobIds: readonly string[], status?: Query["status"]): Promise<QueuedRun[]> {
  return jobIds.length === 0 ? [] : list({ workflowIDs: [...jobIds], status, loadOutput: true });
}

/** Puts a run whose process is gone back into the queue of the job's model. Its journalled steps are not repeated. */
export async function requeueRun(jobId: string, model: string): Promise<void> {
  const client = await queueClient();
  await client.resumeWorkflow(jobId, { queueName: queueOfModel(model) });
}

type Query = Parameters<Awaited<ReturnType<typeof queueClient>>["listWorkflows"]>[0];

async function list(query: Query): Promise<QueuedRun[]> {
  const client = await queueClient();
  const runs = await client.listWorkflows({ workflowName: RUN_WORKFLOW, loadInput: false, ...query });
  return runs.map(toQueuedRun);
}

const states: Partial<Record<string, QueuedRun["state"]>> = {
  ENQUEUED: "waiting",
  DELAYED: "waiting",
  PENDING: "claimed",
  SUCCESS: "succeeded",
  ERROR: "failed",
  MAX_RECOVERY_ATTEMPTS_EXCEEDED: "failed",
  CANCELLED: "cancelled",
};

function toQueuedRun({ workflowID, status, executorId, error }: WorkflowStatus): QueuedRun {
  const state = states[status] ?? "unknown";
  return {
    jobId: workflowID,
    state,
    executor: state === "claimed" ? (executorId ?? "") : "",
    error: error instanceof Error ? error.message : status === "ERROR" ? String(error) : "",
  };
}
