import { setTimeout as sleep } from "node:timers/promises";
import { DBOS } from "@dbos-inc/dbos-sdk";
import pg from "pg";

/** Any number that no other advisory lock of the product has. */
const QUEUE_MIGRATION_LOCK = 72707370;

/**
 * Brings the queue's own tables (schema `dbos`) in the database at `url` to what this version of DBOS needs. Must have
 * run before a worker starts or a job is queued. Safe to run from several processes at once, which DBOS itself is not.
 */
export async function migrateQueue(url: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  client.on("error", () => undefined); // the running query reports it
  await client.connect();
  try {
    // Asked for again and again: a session that waits inside of a statement would block CREATE INDEX CONCURRENTLY.
    while (!(await tryLock(client))) await sleep(100);
    await DBOS.migrate(url);
  } finally {
    await client.end(); // ends the session, and the lock with it
  }
}

async function tryLock(client: pg.Client): Promise<boolean> {
  const { rows } = await client.query<{ held: boolean }>("select pg_try_advisory_lock($1) as held", [
    QUEUE_MIGRATION_LOCK,
  ]);
  return rows[0]?.held === true;
}
