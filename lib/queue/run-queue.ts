/** Name under which workers register what runs a job; its only argument is the job's id, which is also the run's id. */
export const RUN_WORKFLOW = "assess";

/** Owner of our rows in the tables of DBOS. */
export const QUEUE_APPLICATION = "assay";

/** Jobs without a wish for a model: any worker takes them. */
export const ANY_MODEL_QUEUE = "runs";

const HOSTED = /^(google|openai|anthropic):/;

/**
 * The queue of jobs that must run with `model` (empty: any). A worker listens to the queues of the models that it offers. The
 * models of a hosted provider share a queue, because whoever has its key has them all; a `compatible:` model is on some
 * servers only.
 */
export function queueOfModel(model: string): string {
  if (model === "") return ANY_MODEL_QUEUE;
  return `${ANY_MODEL_QUEUE}:${HOSTED.exec(model)?.[1] ?? model}`;
}
