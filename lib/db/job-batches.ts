import type { Prisma } from "@/generated/prisma/client";
import { database, type Transaction } from "./client";

/** Jobs of one transaction: of a job with thousands of spans all may have to be read. */
const BATCH = 50;
/** On a slow disk. Nobody waits but the start of a new version. */
const TIMEOUT_MS = 10 * 60_000;
const LOWEST_ID = "00000000-0000-0000-0000-000000000000";

/**
 * Runs `work` for all jobs for which `which`, a condition on jobs, holds: for a few at a time, each time in a transaction that has their
 * rows locked. A job that `work` leaves as it is comes once.
 */
export async function inBatches(
  which: Prisma.Sql,
  work: (tx: Transaction, ids: readonly string[]) => Promise<void>,
): Promise<void> {
  for (let last: string | undefined = LOWEST_ID; last !== undefined; ) last = await workOnBatch(last, which, work);
}

/** Returns the last id; undefined when there was none. */
async function workOnBatch(
  after: string,
  which: Prisma.Sql,
  work: (tx: Transaction, ids: readonly string[]) => Promise<void>,
): Promise<string | undefined> {
  return database().$transaction(
    async (tx) => {
      const jobs = await tx.$queryRaw<{ id: string }[]>`
        select id from jobs where id > ${after}::uuid and ${which} order by id limit ${BATCH} for no key update`;
      const ids = jobs.map(({ id }) => id);
      if (ids.length > 0) await work(tx, ids);
      return ids.at(-1);
    },
    { timeout: TIMEOUT_MS },
  );
}
