import type { StreamEvent } from "@/app/api/server-sent-events";
import type { LiveBatch } from "@/components/trajectory/live-events";
import { isEnded, type JobState } from "@/lib/contract/job";
import { SPANS_PER_PART } from "@/lib/contract/span-columns";
import { jobPulse } from "@/lib/db/jobs";
import { changedSpans } from "@/lib/db/span-columns";
import type { Pulse } from "./span-feed";

/** How a job stands. */
export interface JobPulse extends Pulse {
  readonly state: JobState;
}

/** Null when there is no such job. */
export async function readPulse(id: string): Promise<JobPulse | null> {
  const job = await jobPulse(id);
  return job === null ? null : { ...job, ended: isEnded(job.state) };
}

/**
 * What changed of a job after `position`, or the beginning of that. The pulse was read before: when the job had ended then, all of
 * its spans are there, and what is written between the two readings comes with the next batch.
 */
export async function readBatch(id: string, position: number, { state, change }: JobPulse): Promise<StreamEvent> {
  const { json, upTo } = await changedSpans(id, position, SPANS_PER_PART);
  const until = Math.min(upTo ?? change, change);
  const batch: Omit<LiveBatch, "spans"> = { job: { id, state }, change: until };
  return { id: until, data: `${JSON.stringify(batch).slice(0, -1)},"spans":${json}}` };
}
