import { database } from "./client";

/** Ids of the jobs that are pending or running. */
export async function activeJobs(): Promise<string[]> {
  // In SQL, because only literals let Postgres use the index of just those rows.
  const rows = await database().$queryRaw<{ id: string }[]>`
    select id from jobs where state = any (array['pending', 'running']::job_state[])`;
  return rows.map(({ id }) => id);
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
