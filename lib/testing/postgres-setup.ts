import { randomBytes } from "node:crypto";
import { chmod, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import pg from "pg";
import type { TestProject } from "vitest/node";
import { migrate } from "@/lib/db/migrate";
import { startPostgres } from "@/lib/postgres/embedded";
import { migrateQueue } from "@/lib/queue/migrate";

declare module "vitest" {
  export interface ProvidedContext {
    /** URL of the migrated database that test databases are cloned from. */
    templateUrl: string;
  }
}

/** One Postgres for all integration tests: that of DATABASE_URL, or an embedded one in a folder of its own. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const server = await openServer();
  const template = `assay_template_${randomBytes(6).toString("hex")}`;
  await execute(server.url, `create database ${template}`);
  const templateUrl = withDatabase(server.url, template);
  await migrate(templateUrl, path.resolve(import.meta.dirname, "../../prisma/migrations"));
  await migrateQueue(templateUrl);
  project.provide("templateUrl", templateUrl);
  return async () => {
    await execute(server.url, `drop database if exists ${template} with (force)`);
    await server.close();
  };
}

interface Server {
  readonly url: string;
  close(): Promise<void>;
}

async function openServer(): Promise<Server> {
  const given = process.env.DATABASE_URL;
  if (given !== undefined && given !== "") return { url: given, close: async () => undefined };
  const folder = await mkdtemp(path.join(tmpdir(), "assay-test-"));
  await chmod(folder, 0o755); // started by root, the server runs as another user
  const server = await startPostgres({
    dir: path.join(folder, "postgres"),
    database: "postgres",
    logFile: path.join(folder, "postgres.log"),
  });
  return {
    url: server.url,
    close: async () => {
      await server.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

async function execute(url: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}

function withDatabase(url: string, database: string): string {
  const changed = new URL(url);
  changed.pathname = `/${database}`;
  return changed.toString();
}
