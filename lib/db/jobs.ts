import { randomUUID } from "node:crypto";
import type { Job } from "@/lib/contract/job";
import { isJobId } from "@/lib/contract/job-id";
import type { NewJob } from "@/lib/contract/job-query";
import type { JsonText } from "@/lib/contract/json-text";
import { announceJob } from "./change";
import { database, type Transaction } from "./client";
import { decodeText, encodeText } from "./exact-text";
import { jobColumns, toJob } from "./job-row";
import { indexJob } from "./job-search";
import { expandArgs, storeArgs } from "./large-args";

export { listJobs } from "./job-list";
export { abortJob, failJob, finishJob, startJob } from "./job-states";

/** The job, or null when there is none of that id. */
export async function findJob(id: string): Promise<Job | null> {
  if (!isJobId(id)) return null;
  const row = await database().job.findUnique({ where: { id }, select: jobColumns });
  return row === null ? null : toJob(row);
}

/** How a job stands, for those who follow it; null when there is none of that id. */
export async function jobPulse(id: string): Promise<Pick<Job, "state" | "change"> | null> {
  if (!isJobId(id)) return null;
  const row = await database().job.findUnique({ where: { id }, select: { state: true, change: true } });
  return row === null ? null : { state: row.state, change: Number(row.change) };
}

/** The args of a job as they were given, large texts included; null when there is no such job. */
export async function jobArgs(id: string): Promise<JsonText | null> {
  if (!isJobId(id)) return null;
  const row = await database().job.findUnique({ where: { id }, select: { args: true } });
  return row === null ? null : expandArgs(database(), decodeText(row.args));
}

/** Puts the run of a job into the queue, within the transaction that creates the job. */
export type Enqueue = (tx: Transaction, id: string) => Promise<void>;

/**
 * Creates a pending job and, in the same transaction, its entry in the queue by `enqueue`: there is never one without the
 * other. Returns the id. Rejects when the namespace or the origin does not exist, or large `args` are not JSON.
 */
export async function createJob(job: NewJob, enqueue: Enqueue): Promise<string> {
  return database().$transaction((tx) => createJobIn(tx, job, enqueue));
}

/** The same within a transaction of the caller's. */
export async function createJobIn(tx: Transaction, job: NewJob, enqueue: Enqueue): Promise<string> {
  const id = randomUUID();
  await insertJob(tx, id, job);
  await indexJob(tx, id);
  await enqueue(tx, id);
  await announceJob(tx, id);
  return id;
}

async function insertJob(tx: Transaction, id: string, job: NewJob): Promise<void> {
  const created = new Date();
  const operator = encodeText(job.operator);
  await tx.job.create({
    data: {
      id,
      namespaceName: job.namespace,
      workflow: encodeText(job.workflow),
      type: encodeText(job.type),
      description: encodeText(job.description),
      link: encodeText(job.link),
      created,
      modelWish: encodeText(job.model),
      operator,
      originId: job.origin?.id ?? null,
      relation: job.origin?.relation ?? null,
      args: encodeText(await storeArgs(tx, job.args)),
    },
    select: { id: true },
  });
  await tx.journalEntry.create({ data: { jobId: id, at: created, operator, action: "created" } });
}
