import { execFile } from "node:child_process";
import { createHash, randomUUID } from "node:crypto";
import { existsSync } from "node:fs";
import { cp, mkdir, readFile, rename, rm } from "node:fs/promises";
import path from "node:path";
import { promisify } from "node:util";
import { findServerUser, type PostgresBinaries, type ServerUser } from "./binaries";

const run = promisify(execFile);

/** Where root keeps what another user must reach. */
const SHARED = "/var/lib/assay";

/** Files of a server: its data directory and its programs. */
export interface ServerPlace {
  readonly dir: string;
  readonly binaries: PostgresBinaries;
}

/**
 * Where a server for `dir` can be: there, unless this is root and the user that root lends the server cannot enter the
 * folders, as in a checkout under /root. What cannot be entered is then under /var/lib/assay: the data in a folder for
 * each `dir`, the programs as a copy (60 MB).
 */
export async function findServerPlace({ dir, binaries }: ServerPlace): Promise<ServerPlace> {
  const user = await findServerUser();
  if (user.uid === undefined) return { dir, binaries };
  return {
    dir: (await canEnter(user, path.dirname(dir))) ? dir : await sharedFolder(dir),
    binaries: (await canEnter(user, binaries.postgres)) ? binaries : await sharedBinaries(binaries),
  };
}

async function sharedFolder(dir: string): Promise<string> {
  const name = createHash("sha256").update(dir).digest("hex").slice(0, 16);
  const folder = path.join(SHARED, name);
  await mkdir(folder, { recursive: true, mode: 0o755 });
  return path.join(folder, path.basename(dir));
}

async function canEnter(user: ServerUser, file: string): Promise<boolean> {
  const asUser = { ...user, cwd: "/" };
  return run("/bin/sh", ["-c", 'test -x "$1"', "sh", file], asUser).then(
    () => true,
    () => false,
  );
}

async function sharedBinaries({ initdb, postgres }: PostgresBinaries): Promise<PostgresBinaries> {
  const native = path.resolve(path.dirname(postgres), "..");
  const { version } = JSON.parse(await readFile(path.join(native, "../package.json"), "utf8")) as { version: string };
  const shared = path.join(SHARED, `postgres-${version}`);
  if (!existsSync(shared)) {
    const draft = `${shared}.${randomUUID()}`;
    await cp(native, draft, { recursive: true, verbatimSymlinks: true });
    await rename(draft, shared).catch(() => rm(draft, { recursive: true })); // another process was first
  }
  const inShared = (file: string) => path.join(shared, path.relative(native, file));
  return { initdb: inShared(initdb), postgres: inShared(postgres) };
}
