import { database } from "./client";

/** The database lacks what this version needs; the message says what to run. */
export class SchemaError extends Error {
  override readonly name = "SchemaError";
}

/** Rejects, saying what to run, when the database was never migrated, or not by this version. */
export async function requireSchema(): Promise<void> {
  const [found] = await database().$queryRaw<{ whole: boolean }[]>`
    select to_regclass('dbos.workflow_status') is not null and exists (
      select from information_schema.columns
      where table_schema = current_schema() and table_name = 'spans' and column_name = 'incidents') as whole`;
  if (found?.whole !== true)
    throw new SchemaError("The database has no tables of this version of assay: run `assay migrate` first.");
}
