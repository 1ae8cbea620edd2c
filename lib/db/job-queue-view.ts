import { database } from "./client";
import { decodeText } from "./exact-text";

/** Ids of the jobs that are pending or running. */
export async function activeJobs(): Promise<string[]> {
  // In SQL, because only literals let Postgres use the index of just those rows.
  const rows = await database().$queryRaw<{ id: string }[]>`
    select id from jobs where state = any (array['pending', 'running']::job_state[])`;
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

/** The jobs that are pending since at least `ageMs` milliseconds. */
export async function waitingJobs(ageMs: number): Promise<WaitingJob[]> {
  const rows = await database().$queryRaw<{ id: string; model_wish: string; wait_reason: string }[]>`
    select id, model_wish, wait_reason from jobs
    where state = any (array['pending', 'running']::job_state[]) and state = 'pending'
      and created <= ${new Date(Date.now() - ageMs)}`;
  return rows.map(({ id, model_wish, wait_reason }) => {
    return { id, model: decodeText(model_wish), waitReason: decodeText(wait_reason) };
  });
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
