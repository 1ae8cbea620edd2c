import { mkdir, readFile, rm, writeFile } from "node:fs/promises";
import path from "node:path";

/** A lock that a live process of this machine holds. */
export interface PidLock {
  release(): Promise<void>;
}

/**
 * Takes the lock at `file`, or returns the pid of the live process that has it. A lock left by a killed process is taken
 * over: the file names pid and start time, so that a later process with the same pid is not taken for the owner.
 */
export async function takePidLock(file: string): Promise<PidLock | { heldBy: number }> {
  await mkdir(path.dirname(file), { recursive: true });
  const mine = `${process.pid} ${await startTime(process.pid)}`;
  for (;;) {
    try {
      await writeFile(file, mine, { flag: "wx" });
      return { release: () => rm(file, { force: true }) };
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
    }
    const owner = await readFile(file, "utf8").catch(() => "");
    const pid = Number(owner.split(" ")[0]);
    if (pid > 0 && isAlive(pid) && (await sameProcess(owner, pid))) return { heldBy: pid };
    await rm(file, { force: true });
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
}

async function sameProcess(owner: string, pid: number): Promise<boolean> {
  const started = await startTime(pid);
  return started === "" || owner === `${pid} ${started}`;
}

/** Start time of a process in clock ticks since boot; empty where the system does not tell (no /proc). */
async function startTime(pid: number): Promise<string> {
  const stat = await readFile(`/proc/${pid}/stat`, "utf8").catch(() => "");
  // The second field is the name in parentheses, which may hold spaces; the start time is the 22nd of all.
  return stat.slice(stat.lastIndexOf(")") + 2).split(" ")[19] ?? "";
}
