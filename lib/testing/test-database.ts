import { randomBytes } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import pg from "pg";
import { afterAll, beforeAll, inject } from "vitest";
import { closeDatabase } from "@/lib/db/client";
import { setDatabaseUrl } from "@/lib/env";
import { closeQueue } from "@/lib/queue/queue-client";

/** How long connections may take to go after the tests of a file. */
const SETTLE_MS = 2_000;

export interface TestDatabase {
  query<Row extends pg.QueryResultRow>(sql: string, values?: unknown[]): Promise<Row[]>;
  /** Breaks every connection to the database, and refuses new ones when `refuse` is set until it is called without. */
  disconnect(refuse: boolean): Promise<void>;
}

/**
 * Gives the tests of a file a database of their own: a clone of the migrated template, to which DATABASE_URL points.
 * It is dropped afterwards; a connection that is still open then fails the file.
 */
export function provideTestDatabase(): TestDatabase {
  const name = `assay_test_${randomBytes(6).toString("hex")}`;
  const url = databaseUrl(name);
  beforeAll(async () => {
    await query(databaseUrl("postgres"), `create database ${name} template ${templateName()}`);
    setDatabaseUrl(url);
  });
  afterAll(async () => {
    await Promise.all([closeQueue(), closeDatabase()]);
    const leaked = await openConnections(name);
    await query(databaseUrl("postgres"), `drop database if exists ${name} with (force)`);
    if (leaked.length > 0) throw new Error(`Connections were left open by: ${leaked.join(", ")}.`);
  });
  return {
    query: (sql, values) => query(url, sql, values),
    disconnect: async (refuse) => {
      await query(databaseUrl("postgres"), `alter database ${name} allow_connections ${!refuse}`);
      await query(
        databaseUrl("postgres"),
        "select pg_terminate_backend(pid) from pg_stat_activity where datname = $1",
        [name],
      );
    },
  };
}

/** Names of the applications that are still connected when all had their time to go. */
async function openConnections(database: string): Promise<string[]> {
  for (const end = Date.now() + SETTLE_MS; ; await sleep(50)) {
    const rows = await query<{ application_name: string }>(
      databaseUrl("postgres"),
      "select application_name from pg_stat_activity where datname = $1",
      [database],
    );
    if (rows.length === 0 || Date.now() > end) return rows.map(({ application_name: application }) => application);
  }
}

async function query<Row extends pg.QueryResultRow>(url: string, sql: string, values: unknown[] = []): Promise<Row[]> {
  const client = new pg.Client({ connectionString: url, application_name: "test" });
  await client.connect();
  try {
    return (await client.query<Row>(sql, values)).rows;
  } finally {
    await client.end();
  }
}

function templateName(): string {
  return new URL(inject("templateUrl")).pathname.slice(1);
}

function databaseUrl(database: string): string {
  const url = new URL(inject("templateUrl"));
  url.pathname = `/${database}`;
  return url.toString();
}
