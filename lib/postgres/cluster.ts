import { spawn } from "node:child_process";
import { randomBytes, randomUUID } from "node:crypto";
import { existsSync } from "node:fs";
import { chown, link, mkdir, open, readdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import { findServerUser, type PostgresBinaries } from "./binaries";
import { PostgresError } from "./postgres-error";

/** The password of the cluster in `dir`, kept beside it; made when there is none. */
export async function clusterPassword(dir: string): Promise<string> {
  const file = `${dir}.password`;
  if (!existsSync(file)) {
    // Written elsewhere and then linked: of two processes one wins, and nobody reads half a password.
    const draft = `${file}.${randomUUID()}`;
    await writeFile(draft, randomBytes(18).toString("base64url"), { mode: 0o600 });
    await link(draft, file).catch((error: NodeJS.ErrnoException) => {
      if (error.code !== "EEXIST") throw error;
    });
    await rm(draft);
  }
  return (await readFile(file, "utf8")).trim();
}

/** Makes the data directory `dir` unless it exists. It appears whole or not at all, also when two processes make it at once. */
export async function ensureCluster(dir: string, binaries: PostgresBinaries, logFile: string): Promise<void> {
  if (existsSync(path.join(dir, "PG_VERSION"))) return;
  await removeDrafts(dir);
  const draft = `${dir}.init-${process.pid}-${randomBytes(4).toString("hex")}`;
  const passwordFile = `${draft}.password`;
  try {
    const user = await findServerUser();
    await mkdir(draft, { recursive: true, mode: 0o700 });
    await writeFile(passwordFile, await clusterPassword(dir), { mode: 0o600 });
    if (user.uid !== undefined && user.gid !== undefined) {
      await chown(draft, user.uid, user.gid);
      await chown(passwordFile, user.uid, user.gid);
    }
    // Without the encoding flags a bare machine gets SQL_ASCII, whose texts are not checked.
    const locale = ["--encoding=UTF8", "--locale-provider=builtin", "--builtin-locale=C.UTF-8", "--locale=C"];
    const access = ["--auth=scram-sha-256", "--username=postgres", `--pwfile=${passwordFile}`];
    await runLogged(binaries.initdb, [`--pgdata=${draft}`, ...locale, ...access], { ...user, logFile });
    await rename(draft, dir).catch((error: NodeJS.ErrnoException) => {
      if (error.code !== "ENOTEMPTY" && error.code !== "EEXIST") throw error; // another process was first
    });
  } finally {
    await rm(passwordFile, { force: true });
    await rm(draft, { recursive: true, force: true });
  }
}

/** Removes what processes that were killed while they made the cluster have left. */
async function removeDrafts(dir: string): Promise<void> {
  const prefix = `${path.basename(dir)}.init-`;
  for (const name of await readdir(path.dirname(dir))) {
    const pid = Number(name.startsWith(prefix) ? name.slice(prefix.length).split(/[-.]/)[0] : NaN);
    if (Number.isNaN(pid) || isRunning(pid)) continue;
    await rm(path.join(path.dirname(dir), name), { recursive: true, force: true });
  }
}

function isRunning(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
}

interface RunOptions {
  readonly uid?: number;
  readonly gid?: number;
  readonly logFile: string;
}

async function runLogged(command: string, args: readonly string[], { logFile, ...user }: RunOptions): Promise<void> {
  const log = await open(logFile, "a");
  try {
    const code = await new Promise((resolve, reject) => {
      const child = spawn(command, args, { ...user, cwd: "/", stdio: ["ignore", log.fd, log.fd] });
      child.once("error", reject);
      child.once("close", resolve);
    });
    if (code !== 0) throw new PostgresError(`${path.basename(command)} failed (exit code ${code}): see ${logFile}.`);
  } finally {
    await log.close();
  }
}
