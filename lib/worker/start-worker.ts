import { hostname } from "node:os";
import { limitIndexes } from "@/lib/codesearch/open-index";
import { env, modelSettings } from "@/lib/env";
import { flows } from "@/lib/flows/registry";
import { modelsFor } from "@/lib/llm/model-category";
import { offeredIds, reportModels } from "@/lib/llm/model-report";
import { openModel, requireModel } from "@/lib/llm/registry";
import { codeRevision } from "./code-revision";
import { createLogger, logWarnings } from "./logger";
import { seedSampleJobs } from "./seed";
import { startWorkerOf, type Worker } from "./worker";

/** Jobs that a worker runs at once, unless told otherwise. */
const CONCURRENCY = 2;

export interface WorkerOptions {
  /** Shown with the jobs that it ran; the machine's name unless given. */
  readonly name?: string;
  readonly concurrency?: number;
}

/**
 * Starts this process's worker with what the environment says: the database of DATABASE_URL (migrated already), the models that
 * its keys open. Files the sample jobs in a database that never had a job, unless ASSAY_SAMPLE=off. Logs to standard output.
 * Rejects with a ModelSettingError when the model of ASSAY_MODEL cannot be opened: every job without a wish would fail; with
 * a SettingError when a limit of the code indexes is no size.
 */
export async function startWorker({
  name = hostname(),
  concurrency = CONCURRENCY,
}: WorkerOptions = {}): Promise<Worker> {
  const settings = modelSettings();
  limitIndexes(env.indexLimits());
  requireModel(env.model(), settings);
  const logger = createLogger(name);
  logWarnings(logger);
  const worker = await startWorkerOf({
    agentName: name,
    codeRevision: await codeRevision(),
    databaseUrl: env.requiredDatabaseUrl(),
    concurrency,
    flows,
    models: offeredIds(await reportModels(settings, env.model())),
    reportModels: () => reportModels(settings, env.model()),
    defaultModel: env.model(),
    openModel: (id) => openModel(id, settings),
    tokenBudget: env.tokenBudget(),
    modelsFor: (id) => modelsFor(id, settings),
    home: env.home(),
    mayBuild: env.mayBuild(),
    logger,
  });
  if (!env.sampleOff()) {
    const seeded = await seedSampleJobs();
    if (seeded > 0) logger.info({ jobs: seeded }, "sample jobs filed");
  }
  return worker;
}
