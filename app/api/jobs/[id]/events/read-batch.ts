import type { LiveBatch } from "@/components/trajectory/live-events";
import { isEnded } from "@/lib/contract/job";
import { findJob } from "@/lib/db/jobs";
import { spanRows } from "@/lib/db/spans";
import type { StreamEvent } from "./event-stream";

/**
 * What changed of a job since the change number `after`. The job is read before its spans, and the batch is numbered as
 * the job was then: when it has ended, all of its spans are there, and what is written between the two readings comes with
 * the next batch.
 */
export async function readBatch(id: string, after: number): Promise<{ event: StreamEvent | null; ended: boolean }> {
  const job = await findJob(id);
  if (job === null) return { event: null, ended: true };
  const { state, change } = job;
  const ended = isEnded(state);
  if (change <= after) return { event: null, ended };
  const { rows } = await spanRows(id, after);
  const batch: LiveBatch = { job: { id, state }, rows, change };
  return { event: { id: change, data: JSON.stringify(batch) }, ended };
}
