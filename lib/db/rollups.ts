import { Prisma } from "@/generated/prisma/client";
import type { CorrectMark } from "@/lib/contract/job";
import { database, type Transaction } from "./client";
import { encodeText } from "./exact-text";
import { fillJobTotals } from "./job-totals";
import { COUNTED_IN, countFailures, countFlags, countJobs, countSteps } from "./rollup-sql";

/*
 * Rows that many jobs share are locked in one order by all who write them: the job, its rollup, what belongs to the rollup.
 * So those who end at once wait for each other and never for themselves.
 */

/** A mark of a review that changed. */
export interface ReviewChange {
  /** The output judged; empty for the whole verdict. */
  readonly output: string;
  readonly before: CorrectMark;
  readonly after: CorrectMark;
}

/** Counts a job that has just ended: in the transaction that ends it, last, because the rollup stays locked until its end. */
export async function rollUpEnd(tx: Transaction, jobId: string): Promise<void> {
  const which = Prisma.sql`j.id = ${jobId}::uuid`;
  for (const count of [countJobs, countFlags, countFailures, countSteps]) await tx.$executeRaw(count(which));
}

/**
 * Counts a review of an ended job that was made, changed or taken back: in its transaction, with the job's row locked. A
 * review of an output that is no boolean is not counted.
 */
export async function rollUpReview(tx: Transaction, jobId: string, review: ReviewChange): Promise<void> {
  const correct = Number(review.after === "correct") - Number(review.before === "correct");
  const incorrect = Number(review.after === "incorrect") - Number(review.before === "incorrect");
  if (correct === 0 && incorrect === 0) return;
  const [rollup] = await tx.$queryRaw<{ id: bigint }[]>`
    select r.id from rollups r join jobs j on ${COUNTED_IN} where j.id = ${jobId}::uuid for no key update of r`;
  if (rollup === undefined) return;
  if (review.output === "") {
    await tx.$executeRaw`
      update rollups set correct = correct + ${correct}, incorrect = incorrect + ${incorrect} where id = ${rollup.id}`;
    return;
  }
  const flag = encodeText(review.output);
  await tx.$executeRaw`
    update rollup_flags f set correct = f.correct + ${correct}, incorrect = f.incorrect + ${incorrect}
    from jobs j where j.id = ${jobId}::uuid and f.rollup_id = ${rollup.id} and f.flag = left(${flag}, 200)
      and ${flag} || '=' || f.value = any (j.verdict)`;
}

/** Counting a million jobs takes its time. */
const REBUILD_TIMEOUT_MS = 30 * 60_000;

/**
 * Counts all ended jobs anew: for databases that were filled otherwise than job by job. First fills in what jobs of earlier
 * versions lack (tokens, cost, failure). Jobs that end meanwhile wait and are then counted; pages see the old counts until
 * the new ones are complete.
 */
export async function rebuildRollups(): Promise<void> {
  await fillJobTotals();
  await database().$transaction(
    async (tx) => {
      await tx.$executeRaw`lock table rollups in exclusive mode`;
      await tx.$executeRaw`delete from rollups`;
      for (const count of [countJobs, countFlags, countFailures, countSteps]) {
        await tx.$executeRaw(count(Prisma.sql`true`));
      }
    },
    { timeout: REBUILD_TIMEOUT_MS },
  );
}

/** The same for a database whose ended jobs were never counted; otherwise nothing. Returns whether it did. */
export async function rebuildMissingRollups(): Promise<boolean> {
  const [found] = await database().$queryRaw<{ missing: boolean }[]>`
    select not exists (select from rollups)
      and exists (select from jobs where state in ('finished', 'failed', 'aborted')) as missing`;
  if (found?.missing !== true) return false;
  await rebuildRollups();
  return true;
}
