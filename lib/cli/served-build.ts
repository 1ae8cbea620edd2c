import { randomUUID } from "node:crypto";
import { mkdir, readdir } from "node:fs/promises";
import path from "node:path";
import { type FileLock, takeFileLock } from "@/lib/kernel/file-lock";
import { projectFile } from "./project-root";

const SERVING = projectFile(".cache", "serving");

/** Tells other processes, until it is released or this one ends, that this one serves the build that is there. */
export async function noteServing(folder: string = SERVING): Promise<FileLock> {
  // Not named by the pid: in a container the next process often has the one of the last.
  const lock = await takeFileLock(path.join(folder, `${randomUUID()}.lock`));
  if ("heldBy" in lock) throw new Error("A new lock is held by somebody else.");
  return lock;
}

/** The pid of another process that serves the build that is there; null when none does. */
export async function servedBy(folder: string = SERVING): Promise<number | null> {
  await mkdir(folder, { recursive: true });
  for (const name of (await readdir(folder)).filter((file) => file.endsWith(".lock"))) {
    const lock = await takeFileLock(path.join(folder, name));
    if ("release" in lock)
      await lock.release(); // whoever had it is gone
    else if (lock.heldBy !== process.pid) return lock.heldBy;
  }
  return null;
}
