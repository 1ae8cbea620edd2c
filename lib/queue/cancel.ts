import { queueClient } from "./queue-client";

/**
 * Takes a job's run out of the queue, or stops it within about a second where it runs. The job's own row is the caller's, and
 * written first: should this fail, the workers' sweep finds an ended job with a live run and cancels it.
 */
export async function cancelRun(jobId: string): Promise<void> {
  const client = await queueClient();
  await client.cancelWorkflow(jobId);
}
