import type { Logger } from "pino";
import { isEnded } from "@/lib/contract/job";
import { database } from "@/lib/db/client";
import { countTakeover, failJob } from "@/lib/db/job-states";
import { findJob } from "@/lib/db/jobs";
import { cancelRun } from "@/lib/queue/cancel";
import { claimedRuns, requeueRun } from "@/lib/queue/live-runs";
import { GRACE_MS, LIVENESS_SEED } from "./liveness";

/** A run that killed this many workers is given up. */
const MAX_TAKEOVERS = 5;

/** Finds workers that died and puts their runs back into the queue. Every worker does it; a lock keeps them apart. */
export class Takeover {
  /** Since when the lock of a worker is free, by executor. */
  readonly #freeSince = new Map<string, number>();

  constructor(
    private readonly executor: string,
    private readonly logger: Logger,
  ) {}

  /** One look; to be called about every second. */
  async sweep(): Promise<void> {
    const dead = await this.#deadExecutors();
    const now = Date.now();
    for (const known of this.#freeSince.keys()) if (!dead.includes(known)) this.#freeSince.delete(known);
    for (const executor of dead) {
      const since = this.#freeSince.get(executor) ?? now;
      this.#freeSince.set(executor, since);
      if (now - since >= GRACE_MS) await this.#takeRuns(executor);
    }
  }

  /** Executors that have claimed runs, but whose lock nobody holds. */
  async #deadExecutors(): Promise<string[]> {
    const claims = (await claimedRuns()).filter(({ executor }) => executor !== this.executor);
    const executors = [...new Set(claims.map(({ executor }) => executor))];
    if (executors.length === 0) return [];
    const rows = await database().$queryRaw<{ id: string }[]>`
      select known.id from unnest(${executors}::text[]) as known (id)
      where not exists (
        select from pg_locks
        where locktype = 'advisory' and granted and objsubid = 1
          and database = (select oid from pg_database where datname = current_database())
          and ((classid::bigint << 32) | objid::bigint) = hashtextextended(known.id, ${LIVENESS_SEED}))`;
    return rows.map(({ id }) => id);
  }

  /** Holds the dead worker's own lock meanwhile: of two workers that come at once, one does it. */
  async #takeRuns(executor: string): Promise<void> {
    await database().$transaction(async (tx) => {
      const [lock] = await tx.$queryRaw<{ held: boolean }[]>`
        select pg_try_advisory_xact_lock(hashtextextended(${executor}, ${LIVENESS_SEED})) as held`;
      if (lock?.held !== true) return;
      for (const run of await claimedRuns()) if (run.executor === executor) await this.#takeRun(run.jobId);
    });
  }

  async #takeRun(jobId: string): Promise<void> {
    const job = await findJob(jobId);
    if (job === null || isEnded(job.state)) return cancelRun(jobId);
    if ((await countTakeover(jobId)) > MAX_TAKEOVERS) {
      this.logger.warn({ job: jobId }, "job given up: its workers keep dying");
      await failJob(
        jobId,
        `${MAX_TAKEOVERS + 1} workers died while they ran this job: look into their logs, then re-run it.`,
      );
      return cancelRun(jobId);
    }
    this.logger.info({ job: jobId }, "job of a dead worker queued again");
    await requeueRun(jobId, job.model);
  }
}
