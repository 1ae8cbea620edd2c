import { DBOSClient } from "@dbos-inc/dbos-sdk";
import pg from "pg";
import { env } from "@/lib/env";
import { QUEUE_APPLICATION } from "./run-queue";

interface Connection {
  readonly client: Promise<DBOSClient>;
  readonly pool: pg.Pool;
}

/** Next evaluates modules again in development: one client for the process. */
const shared = globalThis as typeof globalThis & { assayQueue?: Connection };

/** What asks the durable engine to cancel, resume or list runs, from web and worker alike. Connects at the first question. */
export function queueClient(): Promise<DBOSClient> {
  shared.assayQueue ??= connect();
  return shared.assayQueue.client;
}

/** Ends the connections of this process to the queue; the next {@link queueClient} opens new ones. */
export async function closeQueue(): Promise<void> {
  const connection = shared.assayQueue;
  shared.assayQueue = undefined;
  if (connection === undefined) return;
  await (await connection.client).destroy();
  await connection.pool.end();
}

function connect(): Connection {
  const pool = new pg.Pool({
    connectionString: env.requiredDatabaseUrl(),
    max: 2,
    connectionTimeoutMillis: 10_000,
    application_name: "assay queue",
  });
  pool.on("error", () => undefined); // an idle connection broke; the next question gets a new one
  const client = DBOSClient.create({
    systemDatabaseUrl: env.requiredDatabaseUrl(),
    systemDatabasePool: pool,
    applicationName: QUEUE_APPLICATION,
    logger: silent,
  });
  return { client, pool };
}

/** What fails rejects the call; there is nothing to log beside it. */
const silent = { debug: () => undefined, info: () => undefined, warn: () => undefined, error: () => undefined };
