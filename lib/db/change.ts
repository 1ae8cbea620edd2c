import type { JobState } from "@/lib/contract/job";
import type { Transaction } from "./client";

/** The Postgres channel that carries `{"job", "change"}` for every commit that wrote to a job or its spans. */
export const CHANGE_CHANNEL = "assay";

/**
 * Raises the change number of a job, tells listeners at commit, and returns the new number. Call it once per
 * transaction and before other writes: it locks the job's row, so that change numbers are committed in their order and
 * a reader that has seen one has seen all below it.
 */
export async function raiseChange(tx: Transaction, jobId: string): Promise<bigint> {
  const change = await raise(tx, jobId, ["pending", "running", "finished", "failed", "aborted"]);
  if (change === null) throw new Error(`There is no job ${jobId}.`);
  return change;
}

/** The same for a write that only a pending or running job takes: null, and nothing raised, when the job has ended. */
export function raiseActiveChange(tx: Transaction, jobId: string): Promise<bigint | null> {
  return raise(tx, jobId, ["pending", "running"]);
}

async function raise(tx: Transaction, jobId: string, states: readonly JobState[]): Promise<bigint | null> {
  const [row] = await tx.$queryRaw<{ change: bigint }[]>`
    with raised as (
      update jobs set change = change + 1
      where id = ${jobId}::uuid and state = any (${states}::text[]::job_state[])
      returning change
    )
    select change, pg_notify(${CHANGE_CHANNEL}, json_build_object('job', ${jobId}::text, 'change', change)::text)::text
    from raised`;
  return row?.change ?? null;
}

/** Tells listeners at commit about a job that was just created. */
export async function announceJob(tx: Transaction, jobId: string): Promise<void> {
  await tx.$executeRaw`select pg_notify(${CHANGE_CHANNEL}, json_build_object('job', ${jobId}::text, 'change', 1)::text)`;
}
