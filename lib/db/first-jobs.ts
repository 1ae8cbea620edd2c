import type { NewJob } from "@/lib/contract/job-query";
import { database } from "./client";
import { createJobIn, type Enqueue } from "./jobs";

/** Any number that no other advisory lock of the product has. */
const FIRST_JOBS_LOCK = 72707371;

/**
 * Creates `jobs` in a database without any job, all or none, and returns how many were created. Safe from several
 * processes at once.
 */
export async function createFirstJobs(jobs: readonly NewJob[], enqueue: Enqueue): Promise<number> {
  return database().$transaction(async (tx) => {
    await tx.$queryRaw`select pg_advisory_xact_lock(${FIRST_JOBS_LOCK})::text`;
    if ((await tx.job.findFirst({ select: { id: true } })) !== null) return 0;
    for (const job of jobs) await createJobIn(tx, job, enqueue);
    return jobs.length;
  });
}
