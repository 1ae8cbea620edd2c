import { execFile } from "node:child_process";
import { readFile, rm } from "node:fs/promises";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { promisify } from "node:util";
import { PostgresError } from "./postgres-error";

const run = promisify(execFile);

/** What a running server says about itself in its data directory. */
export interface Postmaster {
  readonly pid: number;
  readonly port: number;
  /** True when it says that it takes connections. */
  readonly ready: boolean;
}

const pidFile = (dir: string) => path.join(dir, "postmaster.pid");

/** The server that `dir` names, running or not; null when none is named. */
export async function readPostmaster(dir: string): Promise<Postmaster | null> {
  const text = await readFile(pidFile(dir), "utf8").catch(() => "");
  // Lines: pid, data directory, start time, port, socket directory, listen address, shared memory key, status.
  const [pid, , , port, , , , status = ""] = text.split("\n");
  if (!Number.isInteger(Number(pid)) || Number(pid) <= 0) return null;
  return { pid: Number(pid), port: Number(port), ready: status.trim() === "ready" };
}

/** Whether `pid` is a Postgres that can still serve. A zombie is not, and after a reboot the number may be another program's. */
export async function isServing(pid: number): Promise<boolean> {
  if (!exists(pid)) return false;
  if (process.platform !== "linux") {
    const { stdout } = await run("ps", ["-p", String(pid), "-o", "state=,comm="]).catch(() => ({ stdout: "" }));
    return !stdout.trim().startsWith("Z") && stdout.includes("postgres");
  }
  const stat = await readFile(`/proc/${pid}/stat`, "utf8").catch(() => "");
  return stat.includes("(postgres)") && !/\) [ZX] /.test(stat);
}

/** Whether the server that `dir` names runs. */
export async function isRunning(dir: string): Promise<boolean> {
  const server = await readPostmaster(dir);
  return server !== null && (await isServing(server.pid));
}

/** Forgets a server that does not run, so that its pid, given to another program meanwhile, does not block the next start. */
export async function forgetPostmaster(dir: string): Promise<void> {
  await rm(pidFile(dir), { force: true });
}

/** Stops the server of `dir`, whoever started it, and returns when it is gone. Open connections are ended, nothing is lost. */
export async function stopPostmaster(dir: string): Promise<void> {
  const server = await readPostmaster(dir);
  if (server === null || !(await isServing(server.pid))) return;
  signal(server.pid, "SIGINT"); // fast shutdown
  if (await isGone(server.pid, 8_000)) return;
  signal(server.pid, "SIGQUIT"); // immediate shutdown: the next start recovers from the log
  if (!(await isGone(server.pid, 5_000)))
    throw new PostgresError(`Postgres (pid ${server.pid}) does not stop: end it by hand.`);
}

async function isGone(pid: number, milliseconds: number): Promise<boolean> {
  for (const end = Date.now() + milliseconds; Date.now() < end; await sleep(25)) {
    if (!(await isServing(pid))) return true;
  }
  return false;
}

function exists(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
}

function signal(pid: number, name: NodeJS.Signals): void {
  try {
    process.kill(pid, name);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "ESRCH") throw error;
  }
}
