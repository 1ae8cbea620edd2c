import { randomUUID } from "node:crypto";
import { link, mkdir, readFile, rename, rm, stat, utimes, writeFile } from "node:fs/promises";
import { hostname } from "node:os";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";

interface Holder {
  readonly host: string;
  readonly pid: number;
  readonly token: string;
}

const POLL_MS = 100;
const BEAT_MS = 2_000;
/** A holder on another host, or one whose pid was given to somebody else, is taken for dead after this silence. */
const STALE_MS = 30_000;

/** A lock that this process holds. */
export interface FileLock {
  release(): Promise<void>;
}

/**
 * Takes the lock `file`, or tells which process has it. A lock whose holder died is taken over: at once on the same host,
 * after 30 s of silence when it is on another one or its pid was given to somebody else.
 */
export async function takeFileLock(file: string): Promise<FileLock | { readonly heldBy: number }> {
  await mkdir(path.dirname(file), { recursive: true });
  const holder: Holder = { host: hostname(), pid: process.pid, token: randomUUID() };
  if (!(await tryTake(file, holder))) {
    await removeIfStale(file);
    if (!(await tryTake(file, holder))) return { heldBy: (await readHolder(file))?.pid ?? 0 };
  }
  const heart = setInterval(() => void beat(file), BEAT_MS);
  heart.unref();
  return {
    release: async () => {
      clearInterval(heart);
      const current = await readHolder(file);
      if (current?.token === holder.token) await rm(file, { force: true });
    },
  };
}

/** Runs `body` while no other process that uses `file` as its lock does, and waits for that as long as it takes or until the signal. */
export async function withFileLock<T>(
  file: string,
  signal: AbortSignal | undefined,
  body: () => Promise<T>,
): Promise<T> {
  const lock = await waitForLock(file, signal);
  try {
    return await body();
  } finally {
    await lock.release();
  }
}

async function waitForLock(file: string, signal: AbortSignal | undefined): Promise<FileLock> {
  for (;;) {
    const lock = await takeFileLock(file);
    if ("release" in lock) return lock;
    await sleep(POLL_MS, undefined, { signal }).catch(() => signal?.throwIfAborted());
  }
}

/** Written aside and linked, so that nobody ever reads a lock without its holder. */
async function tryTake(file: string, holder: Holder): Promise<boolean> {
  const draft = `${file}.${holder.token}`;
  await writeFile(draft, JSON.stringify(holder));
  try {
    await link(draft, file);
    return true;
  } catch (error) {
    if (isCode(error, "EEXIST")) return false;
    throw error;
  } finally {
    await rm(draft, { force: true });
  }
}

async function removeIfStale(file: string): Promise<void> {
  const holder = await readHolder(file);
  if (holder === null || !(await isStale(file, holder))) return;
  // Moved before it is removed: if another process took over between our look and our move, its lock is put back.
  const moved = `${file}.${randomUUID()}`;
  try {
    await rename(file, moved);
    if ((await readHolder(moved))?.token !== holder.token) await link(moved, file);
  } catch (error) {
    if (!isCode(error, "ENOENT") && !isCode(error, "EEXIST")) throw error;
  } finally {
    await rm(moved, { force: true });
  }
}

async function isStale(file: string, holder: Holder): Promise<boolean> {
  if (holder.host === hostname() && !isAlive(holder.pid)) return true;
  const found = await stat(file).catch(() => null);
  return found !== null && Date.now() - found.mtimeMs > STALE_MS;
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return !isCode(error, "ESRCH");
  }
}

async function readHolder(file: string): Promise<Holder | null> {
  try {
    return JSON.parse(await readFile(file, "utf8")) as Holder;
  } catch (error) {
    if (isCode(error, "ENOENT")) return null;
    throw error;
  }
}

async function beat(file: string): Promise<void> {
  const now = new Date();
  await utimes(file, now, now).catch(() => undefined);
}

function isCode(error: unknown, code: string): boolean {
  return error instanceof Error && "code" in error && error.code === code;
}
