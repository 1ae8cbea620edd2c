import "server-only";
import { type Job, jobAllows } from "@/lib/contract/job";
import type { JsonText } from "@/lib/contract/json-text";
import { abortJob, createJob, findJob, jobArgs } from "@/lib/db/jobs";
import { env } from "@/lib/env";
import { cancelRun } from "@/lib/queue/cancel";
import { enqueueRun } from "@/lib/queue/enqueue";

/** Why something could not be done. */
export interface Refusal {
  readonly problem: string;
}

/** The job and its args, when it may be run again. */
export async function jobToRerun(id: string): Promise<{ job: Job; args: JsonText } | Refusal> {
  const job = await findJob(id);
  const args = await jobArgs(id);
  if (job === null || args === null) return { problem: "There is no such job." };
  if (!jobAllows(job.state, "rerun")) return { problem: "The job is not over yet: cancel it first, or wait." };
  return { job, args };
}

/** Runs a job again on the same args and with the same model: the id of the new one. */
export async function rerun(id: string): Promise<{ id: string } | Refusal> {
  const found = await jobToRerun(id);
  if ("problem" in found) return found;
  const { job, args } = found;
  const { namespace, workflow, type, description, link, model } = job;
  const origin = { id: job.id, relation: "rerun" } as const;
  const again = { namespace, workflow, type, description, link, model, args, origin, operator: env.operator() };
  return { id: await createJob(again, enqueueRun) };
}

/** Cancels a job that has not ended. */
export async function cancel(id: string, why: string): Promise<{ id: string } | Refusal> {
  const job = await findJob(id);
  if (job === null) return { problem: "There is no such job." };
  const cancelled = jobAllows(job.state, "cancel") && (await abortJob(id, env.operator(), why.slice(0, 1000)));
  if (!cancelled) return { problem: "The job has ended before it could be cancelled." };
  // The job is cancelled already; a run that could not be stopped now is found and stopped by the workers' sweep.
  await cancelRun(id).catch(() => undefined);
  return { id };
}
