import { readFile } from "node:fs/promises";
import path from "node:path";
import { env, setDatabaseUrl } from "@/lib/env";
import { CommandError } from "./command-error";

/** Where `assay up` notes the URL of the database that it brought, for commands started beside it. */
export function databaseNote(): string {
  return path.join(env.home(), "database-url");
}

/** Makes this process use DATABASE_URL, or the database of the `assay up` that runs in this home. Rejects with CommandError when there is neither. */
export async function attachToDatabase(): Promise<void> {
  if (env.databaseUrl() !== "") return;
  const url = await readFile(databaseNote(), "utf8").catch(() => "");
  if (url === "") {
    throw new CommandError(`No database: start \`assay up\` with ASSAY_HOME=${env.home()} first, or set DATABASE_URL.`);
  }
  setDatabaseUrl(url.trim());
}
