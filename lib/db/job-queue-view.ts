import { database } from "./client";
import { decodeText } from "./exact-text";

/** Ids of the jobs that are pending or running, but for those that wait for a time: their runs are put aside. */
export async function activeJobs(): Promise<string[]> {
  // In SQL, because only literals let Postgres use the index of just those rows.
  const rows = await database().$queryRaw<{ id: string }[]>`
    select id from jobs
    where state = any (array['pending', 'running']::job_state[]) and (state = 'running' or wait_until is null)`;
  return rows.map(({ id }) => id);
}

/** A job that nobody has started. */
export interface WaitingJob {
  readonly id: string;
  /** The model wished for; empty leaves it to the worker. */
  readonly model: string;
  /** What it is said to wait for; empty: nothing in particular. */
  readonly waitReason: string;
}

/** The jobs that are pending since at least `ageMs` milliseconds and wait for no time. */
export async function waitingJobs(ageMs: number): Promise<WaitingJob[]> {
  const rows = await database().$queryRaw<{ id: string; model_wish: string; wait_reason: string }[]>`
    select id, model_wish, wait_reason from jobs
    where state = any (array['pending', 'running']::job_state[]) and state = 'pending'
      and wait_until is null and created <= ${new Date(Date.now() - ageMs)}`;
  return rows.map(({ id, model_wish, wait_reason }) => {
    return { id, model: decodeText(model_wish), waitReason: decodeText(wait_reason) };
  });
}

/**
 * Calls `wake` for each job that waited for a time that has come, with its id and model, one after the other. Of workers that do it
 * at once, each job is one's: its row is locked meanwhile.
 */
export async function wakeDueJobs(wake: (id: string, model: string) => Promise<void>): Promise<void> {
  const due = await database().$queryRaw<{ id: string }[]>`
    select id from jobs
    where state = any (array['pending', 'running']::job_state[]) and state = 'pending' and wait_until <= now()`;
  for (const { id } of due) {
    await database().$transaction(async (tx) => {
      const [job] = await tx.$queryRaw<{ model: string }[]>`
        select model from jobs where id = ${id}::uuid and state = 'pending' and wait_until <= now() for update skip locked`;
      if (job !== undefined) await wake(id, decodeText(job.model));
    });
  }
}

/** Those of `ids` whose job was aborted, or ended otherwise at least `lagMs` milliseconds ago. */
export async function endedJobs(ids: readonly string[], lagMs: number): Promise<string[]> {
  if (ids.length === 0) return [];
  const before = new Date(Date.now() - lagMs);
  const rows = await database().job.findMany({
    where: {
      id: { in: [...ids] },
      OR: [{ state: "aborted" }, { state: { in: ["finished", "failed"] }, finished: { lte: before } }],
    },
    select: { id: true },
  });
  return rows.map(({ id }) => id);
}
