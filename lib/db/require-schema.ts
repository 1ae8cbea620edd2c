import { database } from "./client";

/** Rejects, saying what to run, when the database was never migrated. */
export async function requireSchema(): Promise<void> {
  const [found] = await database().$queryRaw<{ whole: boolean }[]>`
    select to_regclass('jobs') is not null and to_regclass('dbos.workflow_status') is not null as whole`;
  if (found?.whole !== true) throw new Error("The database has no tables of assay: run `assay migrate` first.");
}
