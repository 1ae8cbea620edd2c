import { randomUUID } from "node:crypto";
import { setMaxListeners } from "node:events";
import { setTimeout as sleep } from "node:timers/promises";
import type { Logger } from "pino";
import type { ModelReport } from "@/lib/contract/model-report";
import { heartbeat, registerAgent, storeModelReport, unregisterAgent } from "@/lib/db/agents";
import { closeDatabase } from "@/lib/db/client";
import { findJob } from "@/lib/db/jobs";
import { requireSchema } from "@/lib/db/require-schema";
import { claimedRuns, requeueRun } from "@/lib/queue/live-runs";
import { closeQueue } from "@/lib/queue/queue-client";
import { launchEngine, stopEngine } from "./durable-engine";
import { ExamineMissing } from "./examine-jobs";
import { Liveness } from "./liveness";
import { repeat } from "./periodic";
import { explainWaiting, reconcile, wakeWaiting } from "./reconcile";
import { runClaim } from "./run-claim";
import { type RunParts, runJob } from "./run-job";
import { RunSlots } from "./run-slots";
import { Takeover } from "./takeover";

const TAKEOVER_MS = 1_000;
const RECONCILE_MS = 5_000;
const WAKE_MS = 1_000;
const HEARTBEAT_MS = 5_000;
const EXAMINE_MS = 2_000;
/** How often providers are asked whether they are there. */
const MODELS_MS = 300_000;
/** How long runs may end by themselves when the worker stops. */
const DRAIN_MS = 1_500;
/** After this the process may end, whatever is left. */
const STOP_MS = 4_500;

/** What a worker is made of. */
export interface WorkerParts extends Omit<RunParts, "stopping"> {
  readonly databaseUrl: string;
  /** Jobs that run at once. */
  readonly concurrency: number;
  /** Ids of the models, and categories of them, that it runs jobs with. */
  readonly models: readonly string[];
  /** Asks the providers whether they are there; null when there is nothing to say. */
  readonly reportModels: () => Promise<ModelReport | null>;
}

/** A running worker. */
export interface Worker {
  /** Resolves when the worker had to give up its runs, because it lost the database for too long: stop it and start a new one. */
  readonly lost: Promise<void>;
  /** Stops within 5 s. Runs that do not end at once go on at another worker, or at this one's next start. */
  stop(): Promise<void>;
}

/** Starts a worker: it claims jobs, takes over those of dead workers, and keeps rows and queue in agreement. One per process. */
export async function startWorkerOf(parts: WorkerParts): Promise<Worker> {
  const executor = `${parts.agentName}/${randomUUID()}`;
  const { logger, databaseUrl: url, concurrency, models } = parts;
  await requireSchema();
  const stopping = new AbortController();
  setMaxListeners(0, stopping.signal); // each step and child process of all runs listens: no leak
  const liveness = new Liveness(url, executor);
  await liveness.hold(); // before the first claim: a claim without the lock is a dead worker's
  const slots = new RunSlots(concurrency);
  const runParts: RunParts = { ...parts, stopping: stopping.signal };
  const claims = { slots, stopping: stopping.signal, run: (jobId: string) => runJob(runParts, jobId) };
  await launchEngine({ url, executor, concurrency, models, logger }, (jobId) => runClaim(claims, jobId));
  await register(parts, executor);
  const takeover = new Takeover(executor, logger);
  const examineMissing = new ExamineMissing(logger);
  const duties = [
    repeat(() => takeover.sweep(), TAKEOVER_MS, logger),
    repeat(reconcile, RECONCILE_MS, logger),
    repeat(explainWaiting, RECONCILE_MS, logger),
    repeat(() => examineMissing.sweep(), EXAMINE_MS, logger),
    repeat(wakeWaiting, WAKE_MS, logger),
    repeat(() => heartbeat(executor), HEARTBEAT_MS, logger),
    repeat(() => tellOfModels(parts, executor), MODELS_MS, logger),
  ];
  // Before others take the runs: whatever this process still does with them must have no effect.
  const lost = liveness.lost.then(() => {
    stopping.abort(new Error("The worker lost its database."));
    logger.warn("the database was lost for too long: the worker gives up its runs");
  });
  logger.info({ executor, models, workflows: parts.flows.map(({ name }) => name) }, "worker ready");
  return {
    lost,
    stop: once(() =>
      withinGrace(async () => {
        const idle = Promise.all(duties.map((end) => end()));
        await stopRuns(stopping);
        await handOver(executor, logger);
        await liveness.release();
        await idle; // last: runs do not wait for a provider that does not answer
        await Promise.all([closeQueue(), closeDatabase()]);
        logger.info("worker stopped");
      }),
    ),
  };
}

async function register(parts: WorkerParts, id: string): Promise<void> {
  await registerAgent({
    id,
    name: parts.agentName,
    workflows: parts.flows.map(({ name, contract }) => ({ type: contract.type, name })),
    models: parts.models,
    defaultModel: parts.defaultModel,
    modelReport: null, // comes as soon as the providers have been asked
    codeRevision: parts.codeRevision,
  });
}

async function tellOfModels({ reportModels }: WorkerParts, id: string): Promise<void> {
  const report = await reportModels();
  if (report !== null) await storeModelReport(id, report);
}

async function stopRuns(stopping: AbortController): Promise<void> {
  // Just before the engine closes its connections, so that interrupted steps do not see them fail.
  const timer = setTimeout(() => stopping.abort(new Error("The worker stops.")), DRAIN_MS - 100);
  await stopEngine(stopping.signal.aborted ? 0 : DRAIN_MS);
  clearTimeout(timer);
  stopping.abort(new Error("The worker stops."));
}

/** Queues the runs that are left, so that nobody waits until this worker counts as dead. */
async function handOver(executor: string, logger: Logger): Promise<void> {
  try {
    await unregisterAgent(executor);
    for (const run of await claimedRuns()) {
      if (run.executor !== executor) continue;
      await requeueRun(run.jobId, (await findJob(run.jobId))?.model ?? "");
      logger.info({ job: run.jobId }, "job goes on at the next worker");
    }
  } catch (error) {
    logger.warn({ err: error }, "runs could not be handed over; others take them in a few seconds");
  }
}

/** Without a database the farewell could take for ever; others find out by themselves then. */
async function withinGrace(stop: () => Promise<void>): Promise<void> {
  await Promise.race([stop(), sleep(STOP_MS, undefined, { ref: false })]);
}

function once(task: () => Promise<void>): () => Promise<void> {
  let result: Promise<void> | null = null;
  return () => {
    result ??= task();
    return result;
  };
}
