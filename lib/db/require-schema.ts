import { database } from "./client";

/** The last of prisma/migrations. */
export const NEWEST_MIGRATION = "20261126051500_evals";

/** The database lacks what this version needs; the message says what to run. */
export class SchemaError extends Error {
  override readonly name = "SchemaError";
}

/** Rejects, saying what to run, when the database was never migrated, or not by this version. */
export async function requireSchema(): Promise<void> {
  if ((await hasTables()) && (await isMigrated())) return;
  throw new SchemaError("The database has no tables of this version of assay: run `assay migrate` first.");
}

async function hasTables(): Promise<boolean> {
  const [found] = await database().$queryRaw<{ both: boolean }[]>`
    select to_regclass('dbos.workflow_status') is not null and to_regclass('_prisma_migrations') is not null as both`;
  return found?.both === true;
}

async function isMigrated(): Promise<boolean> {
  const applied = await database().$queryRaw<unknown[]>`
    select 1 as one from _prisma_migrations
    where migration_name = ${NEWEST_MIGRATION} and finished_at is not null and rolled_back_at is null`;
  return applied.length > 0;
}
