import { DBOSWorkflowConflictError, Error as EngineErrors } from "@dbos-inc/dbos-sdk";
import type { Logger } from "pino";
import { isRecord, jsonObject, parseJsonText, toJsonText } from "@/lib/contract/json-text";
import type { Span } from "@/lib/contract/span";
import { failJob, finishJob, type JobStarter, type StartedJob, startJob } from "@/lib/db/job-states";
import type { EngineContext, SpanSink, Workspace } from "@/lib/engine/context";
import { FlowError, ProviderError } from "@/lib/engine/errors";
import { messageOf } from "@/lib/engine/failure";
import type { Flow } from "@/lib/engine/flow";
import { runFlow } from "@/lib/engine/run-flow";
import { createDurableContext } from "./durable-context";
import { evidenceFor } from "./examine-jobs";
import { keepFrameLines } from "./frame-lines";
import { abandon, persist } from "./persist";
import { settlingModel } from "./settled-model";
import { createSpanRecorder } from "./span-recorder";

/** What a worker brings to every run. */
export interface RunParts extends JobStarter {
  readonly flows: readonly Flow[];
  readonly openModel: EngineContext["openModel"];
  /** Of each run: see {@link EngineContext}. */
  readonly tokenBudget: number;
  readonly modelsFor: EngineContext["modelsFor"];
  /** Absolute folder for mirrors, caches and worktrees. */
  readonly home: string;
  readonly mayBuild?: Workspace["mayBuild"];
  readonly logger: Logger;
  /** Aborted when this worker stops. */
  readonly stopping: AbortSignal;
}

/**
 * Runs a job from its row to its end, as the body of a durable run: after a crash it is called again, elsewhere, and goes on
 * behind the last journalled step. The row is read outside of steps, so that a fork sees its own row. Rejects only when the
 * run was cancelled or lost to another worker; every other failure is the job's own end.
 */
export async function runJob(parts: RunParts, jobId: string): Promise<void> {
  const { stopping } = parts;
  const logger = parts.logger.child({ job: jobId });
  const job = await persist(stopping, () => startJob(jobId, parts));
  if (job === null) return logger.info("the job ended before it ran");
  logger.info({ workflow: job.workflow, model: job.model }, "job runs");
  try {
    const results = toJsonText(await execute(parts, job));
    const evidence = await persist(stopping, () => evidenceFor(jobId, results, logger));
    await persist(stopping, () => finishJob(jobId, results, evidence));
    logger.info("job finished");
  } catch (error) {
    if (stopping.aborted) return abandon();
    if (isGone(error)) {
      logger.info({ reason: messageOf(error) }, "run left");
      throw error;
    }
    logFailure(logger, error);
    await persist(stopping, () => failJob(jobId, messageOf(error)));
  }
}

async function execute(parts: RunParts, job: StartedJob): Promise<Record<string, unknown>> {
  const { flows, stopping, openModel, modelsFor, tokenBudget, home, mayBuild } = parts;
  const flow = flows.find(({ name }) => name === job.workflow);
  if (flow === undefined) {
    throw new FlowError(
      `The worker ${parts.agentName} does not know the workflow ${job.workflow}: update it, or start the job with another workflow.`,
    );
  }
  const args = parseJsonText(job.args);
  if (!isRecord(args)) throw new FlowError("The args of the job are no JSON object: start it again with an object.");
  const frameLines = new FrameLines(parts, job);
  const recorder = createSpanRecorder(job.id, stopping);
  const spans = settlingModel(frameLines.watch(recorder), { jobId: job.id, model: job.model, stopping });
  const context = createDurableContext({
    jobId: job.id,
    spans,
    openModel,
    modelsFor,
    model: job.model,
    tokenBudget,
    workspace: { home, mayBuild },
    stopping,
  });
  try {
    const results = await runFlow(flow, args, context);
    await frameLines.kept();
    return results;
  } catch (error) {
    if (isGone(error)) frameLines.leave();
    else await frameLines.kept();
    throw error;
  }
}

/** Keeps the source lines of the report as soon as the tree is known. Best effort: it never fails a job. */
class FrameLines {
  readonly #left = new AbortController();
  #keeping: Promise<void> | null = null;

  constructor(
    private readonly parts: RunParts,
    private readonly job: StartedJob,
  ) {}

  watch(spans: SpanSink): SpanSink {
    return {
      start: (span) => spans.start(span),
      progress: (span) => spans.progress(span),
      end: async (span) => {
        await spans.end(span);
        if (span.type === "action") this.#keeping ??= this.#keep(span);
      },
    };
  }

  async kept(): Promise<void> {
    await this.#keeping;
  }

  /** Stops what is under way: the run is no longer ours. */
  leave(): void {
    this.#left.abort(new Error("The run was left."));
  }

  #keep({ results }: Span): Promise<void> | null {
    const commit = jsonObject(results).KernelHash;
    const { CrashReport: report, KernelRepo: repository } = jsonObject(this.job.args);
    if (typeof commit !== "string" || typeof report !== "string" || typeof repository !== "string") return null;
    const { home, logger, stopping } = this.parts;
    const signal = AbortSignal.any([stopping, this.#left.signal]);
    return keepFrameLines({ jobId: this.job.id, report, repository, commit, home, signal }).catch((error) => {
      if (signal.aborted) return;
      logger.warn({ job: this.job.id, reason: messageOf(error) }, "the source lines of the report could not be kept");
    });
  }
}

/** True when the run is no longer ours: cancelled, or taken by another worker. */
function isGone(error: unknown): boolean {
  return error instanceof EngineErrors.DBOSWorkflowCancelledError || error instanceof DBOSWorkflowConflictError;
}

/** What somebody can mend is no error of ours. */
function logFailure(logger: Logger, error: unknown): void {
  const expected = (error instanceof FlowError && error.cause === undefined) || error instanceof ProviderError;
  if (expected) logger.info({ reason: messageOf(error) }, "job failed");
  else logger.error({ err: error }, "job failed unexpectedly");
}
