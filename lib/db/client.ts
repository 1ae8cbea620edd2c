import { PrismaPg } from "@prisma/adapter-pg";
import pg from "pg";
import { type Prisma, PrismaClient } from "@/generated/prisma/client";
import { env } from "@/lib/env";

/** What runs inside one database transaction. */
export type Transaction = Prisma.TransactionClient;

/** Connections of one process. */
const POOL_SIZE = 10;
/** Large payloads on a slow disk take their time; Prisma's own 5 s is for web requests. */
const TRANSACTION_TIMEOUT_MS = 30_000;

interface Connection {
  readonly client: PrismaClient;
  readonly pool: pg.Pool;
}

/** Next evaluates modules again in development: the connection lives on the global object, so that there is one. */
const shared = globalThis as typeof globalThis & { assayDatabase?: Connection };

/** The only Prisma client of this process, to the database of DATABASE_URL. Connects at the first query. */
export function database(): PrismaClient {
  shared.assayDatabase ??= connect();
  return shared.assayDatabase.client;
}

/** Ends the connections of this process; the next {@link database} opens new ones. */
export async function closeDatabase(): Promise<void> {
  const connection = shared.assayDatabase;
  shared.assayDatabase = undefined;
  await connection?.client.$disconnect();
  await connection?.pool.end();
}

function connect(): Connection {
  const pool = new pg.Pool({
    connectionString: env.requiredDatabaseUrl(),
    max: POOL_SIZE,
    connectionTimeoutMillis: 10_000,
    application_name: "assay",
  });
  // Without a handler, an idle connection that breaks (Postgres restarts) ends the process. The next query gets a new one.
  pool.on("error", () => undefined);
  const transactionOptions = { timeout: TRANSACTION_TIMEOUT_MS, maxWait: 10_000 };
  return { pool, client: new PrismaClient({ adapter: new PrismaPg(pool), transactionOptions }) };
}
