import type { StreamEvent } from "@/app/api/server-sent-events";
import type { LiveBatch } from "@/components/trajectory/live-events";
import { isEnded } from "@/lib/contract/job";
import { jobPulse } from "@/lib/db/jobs";
import { spanColumnsJson } from "@/lib/db/span-columns";

/**
 * What changed of a job since the change number `after`. The job is read before its spans, and the batch is numbered as
 * the job was then: when it has ended, all of its spans are there, and what is written between the two readings comes with
 * the next batch.
 */
export async function readBatch(id: string, after: number): Promise<{ event: StreamEvent | null; ended: boolean }> {
  const job = await jobPulse(id);
  if (job === null) return { event: null, ended: true };
  const { state, change } = job;
  const ended = isEnded(state);
  if (change <= after) return { event: null, ended };
  const batch: Omit<LiveBatch, "spans"> = { job: { id, state }, change };
  const spans = await spanColumnsJson(id, { afterChange: after });
  return { event: { id: change, data: `${JSON.stringify(batch).slice(0, -1)},"spans":${spans}}` }, ended };
}
