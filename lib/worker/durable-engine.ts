import { DBOS } from "@dbos-inc/dbos-sdk";
import type { Logger } from "pino";
import { queueClient } from "@/lib/queue/queue-client";
import { ANY_MODEL_QUEUE, QUEUE_APPLICATION, queueOfModel, RUN_WORKFLOW } from "@/lib/queue/run-queue";
import { engineLogger } from "./logger";

/** Bumped only when journals of earlier versions cannot be replayed: runs of another version wait for a worker of theirs. */
const APPLICATION_VERSION = "1";
/** From enqueue to start 53 ms in the middle, 118 ms at the 95th percentile. */
const POLLING_INTERVAL_MS = 100;

type RunBody = (jobId: string) => Promise<void>;

/** DBOS registers functions for the process, once; which one runs is decided by whoever launched last. */
let body: RunBody | null = null;
DBOS.registerWorkflow(
  async (jobId: string): Promise<void> => {
    if (body === null) throw new Error("The durable engine was not launched.");
    await body(jobId);
  },
  { name: RUN_WORKFLOW },
);

export interface EngineOptions {
  readonly url: string;
  /** Unique to this process: two with the same would steal runs from each other. */
  readonly executor: string;
  /** Runs at once. Of each queue so many are claimed, or more when another worker runs more: `run` must bear that. */
  readonly concurrency: number;
  /** Ids of the models that this worker runs jobs with. */
  readonly models: readonly string[];
  readonly logger: Logger;
}

/** Starts to claim and run jobs in this process, of which there can be one at a time. */
export async function launchEngine(options: EngineOptions, run: RunBody): Promise<void> {
  const { url, executor, concurrency, models, logger } = options;
  const queues = [...new Set([ANY_MODEL_QUEUE, ...models.map(queueOfModel)])];
  for (const queue of queues) await registerQueue(queue, concurrency);
  body = run;
  DBOS.setConfig({
    name: QUEUE_APPLICATION,
    systemDatabaseUrl: url,
    executorID: executor,
    applicationVersion: APPLICATION_VERSION,
    listenQueues: queues,
    runMigrations: false, // two workers that start at once would crash: see lib/queue/migrate.ts
    logger: engineLogger(logger),
  });
  await DBOS.launch();
}

/** The limit of a queue is one for all workers: that of the worker that runs most, so that it keeps nobody from work. */
async function registerQueue(name: string, concurrency: number): Promise<void> {
  const client = await queueClient();
  const known = await client.retrieveQueue(name);
  await client.registerQueue(name, {
    workerConcurrency: Math.max(concurrency, known?.workerConcurrency ?? 0),
    minPollingIntervalMs: POLLING_INTERVAL_MS,
    onConflict: "always_update",
  });
}

/** Stops claiming, lets runs end for at most `drainMs` milliseconds, and closes the engine's connections. */
export async function stopEngine(drainMs: number): Promise<void> {
  await DBOS.shutdown({ workflowCompletionTimeoutMS: drainMs });
}
