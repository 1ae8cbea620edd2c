import { spawn } from "node:child_process";
import { chmod, mkdir } from "node:fs/promises";
import path from "node:path";
import pg from "pg";
import { migrateDatabase } from "@/lib/cli/migrate-database";
import { childEnvironment } from "@/lib/env";
import { startPostgres } from "@/lib/postgres/embedded";

/** A Postgres of the bench's own. */
export interface Databases {
  /**
   * URL of the database of that name, made when it is missing and filled by `assay seed-load` with each of `loads` that it lacks.
   */
  open(name: string, loads: readonly Load[]): Promise<string>;
  stop(): Promise<void>;
}

export interface Load {
  readonly jobs: number;
  readonly spans: number;
  readonly seed: string;
}

export async function startDatabases(home: string): Promise<Databases> {
  await mkdir(home, { recursive: true });
  await chmod(home, 0o755); // started by root, the server runs as another user
  const place = { dir: path.join(home, "postgres"), logFile: path.join(home, "postgres.log") };
  const server = await startPostgres({ ...place, database: "postgres" });
  return {
    open: async (name, loads) => {
      const { url } = await startPostgres({ ...place, database: name });
      await migrateDatabase(url);
      for (const load of loads) await fill(url, load);
      return url;
    },
    stop: () => server.stop(),
  };
}

/** The first row of what a query gives. */
export async function queryOne<Row extends pg.QueryResultRow>(
  url: string,
  sql: string,
  values: unknown[] = [],
): Promise<Row> {
  const [row] = (await execute<Row>(url, sql, values)).rows;
  if (row === undefined) throw new Error(`Nothing is found by: ${sql}`);
  return row;
}

export async function execute<Row extends pg.QueryResultRow>(
  url: string,
  sql: string,
  values: unknown[] = [],
): Promise<pg.QueryResult<Row>> {
  const client = new pg.Client({ connectionString: url, application_name: "bench" });
  await client.connect();
  try {
    return await client.query<Row>(sql, values);
  } finally {
    await client.end();
  }
}

async function fill(url: string, { jobs, spans, seed }: Load): Promise<void> {
  const { there } = await queryOne<{ there: boolean }>(
    url,
    "select exists (select from jobs j where (select count(*) from spans s where s.job_id = j.id) = $1 and $2 <= (select count(*) from jobs)) as there",
    [spans, jobs],
  );
  if (there) return;
  const command = path.resolve(import.meta.dirname, "../../lib/cli/assay.mjs");
  const args = [command, "seed-load", "--jobs", String(jobs), "--spans", String(spans), "--seed", seed];
  const child = spawn(process.execPath, args, {
    env: childEnvironment({ DATABASE_URL: url }),
    stdio: ["ignore", 2, 2],
  });
  const code = await new Promise((resolve) => child.once("exit", resolve));
  if (code !== 0) throw new Error(`assay ${args.slice(1).join(" ")} ended with ${String(code)}.`);
}
