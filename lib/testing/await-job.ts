import { setTimeout as sleep } from "node:timers/promises";
import type { Job } from "@/lib/contract/job";
import { findJob } from "@/lib/db/jobs";

/** Resolves with the job once `condition` holds for it. Rejects with what it is like when that takes too long. */
export async function awaitJob(id: string, condition: (job: Job) => boolean, timeoutMs = 20_000): Promise<Job> {
  for (const end = Date.now() + timeoutMs; ; await sleep(25)) {
    const job = await findJob(id);
    if (job !== null && condition(job)) return job;
    if (Date.now() > end) throw new Error(`The job did not get there: ${JSON.stringify(job)}`);
  }
}
