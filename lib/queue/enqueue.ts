import { queueOfModel, RUN_WORKFLOW } from "./run-queue";

/** As much of a database transaction as enqueueing needs; that of `createJob` is one. */
export interface QueueTransaction {
  $queryRaw<Rows>(query: TemplateStringsArray, ...values: unknown[]): PromiseLike<Rows>;
}

/**
 * Queues the run of a job in the transaction that creates the job: with it or not at all, and once however often it is
 * called. Rejects when there is no such job.
 */
export async function enqueueRun(tx: QueueTransaction, jobId: string): Promise<void> {
  await enqueue(tx, jobId, USUAL_PRIORITY);
}

/** The same for jobs that nobody waits for one by one: every job that a person starts goes before those that still wait. */
export async function enqueueBehindOthers(tx: QueueTransaction, jobId: string): Promise<void> {
  await enqueue(tx, jobId, LOW_PRIORITY);
}

/** Lower numbers go first. */
const USUAL_PRIORITY = 10;
const LOW_PRIORITY = 20;

async function enqueue(tx: QueueTransaction, jobId: string, priority: number): Promise<void> {
  const [job] = await tx.$queryRaw<{ model_wish: string }[]>`select model_wish from jobs where id = ${jobId}::uuid`;
  if (job === undefined) throw new Error(`There is no job ${jobId} to queue.`);
  const queue = queueOfModel(job.model_wish);
  await tx.$queryRaw`
    select dbos.enqueue_workflow(workflow_name => ${RUN_WORKFLOW}, queue_name => ${queue},
      positional_args => array[to_json(${jobId}::text)], workflow_id => ${jobId}, priority => ${priority})`;
}
