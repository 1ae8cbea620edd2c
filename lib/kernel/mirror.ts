import { createHash } from "node:crypto";
import { readdir, rm } from "node:fs/promises";
import path from "node:path";
import { withFileLock } from "./file-lock";
import { GitError, lastMessage, runGit, tryGit } from "./git";
import { KernelError } from "./repository";
import { isFullHash, needsHistory } from "./revision";
import { quoted } from "./source";

/*
 * A mirror holds what jobs asked for, not all that there is: a wanted commit comes with its tree and without history
 * (`--depth=1`), because code is searched in trees, and a kernel's tree is a tenth of its history. Each such commit is
 * pinned by a ref, written after its objects are complete, so that a fetch that was killed leaves no commit that seems
 * to be there; the pins are also what the next fetch offers the server, which then sends only the difference.
 * A revision that cannot be found by name on the server makes the mirror take everything, once, and stay complete.
 */

/** A remote repository and where its mirror is. */
interface Mirror {
  readonly url: string;
  readonly gitDir: string;
  readonly signal: AbortSignal | undefined;
}

const FETCH_LIMITS = { timeoutMs: 3 * 3600_000, idleTimeoutMs: 300_000 };
const FETCH = [
  "fetch",
  "--progress", // Silence then means that nothing comes.
  "--no-tags",
  "--no-write-fetch-head",
  "--no-recurse-submodules",
  "--no-auto-maintenance",
];
const ALL_HISTORY = "--depth=2147483647";

/** The mirror's ref for a name (tag, branch, HEAD) as the server had it at the last fetch of that name. */
export function nameRef(revision: string): string {
  return `refs/assay/names/${createHash("sha256").update(revision).digest("hex")}`;
}

/** The mirror's ref for a commit whose tree is complete. */
export function pinRef(hash: string): string {
  return `refs/assay/commits/${hash}`;
}

/**
 * Makes sure that the bare mirror of `url` in `gitDir` holds the revision: a full hash is fetched when it is missing, a
 * name is fetched anew. Safe to call from many processes at once. Throws {@link KernelError}.
 */
export async function ensureMirror(mirror: Mirror, revision: string): Promise<void> {
  if (await isSettled(mirror, revision)) return;
  await withFileLock(`${mirror.gitDir}.lock`, mirror.signal, async () => {
    await prepare(mirror);
    if (await isSettled(mirror, revision)) return;
    if (isFullHash(revision)) await fetchHash(mirror, revision);
    else await fetchName(mirror, revision);
  });
}

/** True when no server needs to be asked, because the revision cannot change its meaning and is there. */
async function isSettled(mirror: Mirror, revision: string): Promise<boolean> {
  const ask = (...args: string[]) => tryGit(args, mirror);
  if (isFullHash(revision) && (await ask("rev-parse", "--verify", "--quiet", `${pinRef(revision)}^{tree}`)) !== null) {
    return true;
  }
  if (!/^[0-9a-f]+$/.test(revision) || !(await hasHistory(mirror))) return false;
  return (await ask("rev-parse", "--verify", "--quiet", `${revision}^{tree}`)) !== null;
}

async function hasHistory(mirror: Mirror): Promise<boolean> {
  return (await tryGit(["config", "--local", "assay.history"], mirror)) !== null;
}

/** Makes the mirror, or mends one whose last fetch was killed. The lock is ours, so nobody's work is removed. */
async function prepare({ gitDir, signal }: Mirror): Promise<void> {
  await removeLeftovers(gitDir);
  await runGit(["init", "--quiet", "--bare", "--template=", "--initial-branch=main", gitDir], { signal });
}

async function removeLeftovers(gitDir: string): Promise<void> {
  const entries = await readdir(gitDir, { recursive: true, withFileTypes: true }).catch(() => []);
  const leftovers = entries.filter(
    ({ name, parentPath }) => name.endsWith(".lock") || (name.startsWith("tmp_") && parentPath.includes("objects")),
  );
  for (const entry of leftovers) await rm(path.join(entry.parentPath, entry.name), { force: true, recursive: true });
}

async function fetchHash(mirror: Mirror, hash: string): Promise<void> {
  const error = await tryFetch(mirror, [`+${hash}:${pinRef(hash)}`]);
  if (error === null) return;
  if (/not our ref|couldn't find remote ref|no such remote ref/i.test(error.stderr)) throw missing(mirror, hash);
  if (!/unadvertised object|dumb http|shallow/i.test(error.stderr)) throw unreachable(mirror, error);
  // A server that gives no single commits.
  await fetchHistory(mirror);
  if (!(await isSettled(mirror, hash))) throw missing(mirror, hash);
}

async function fetchName(mirror: Mirror, name: string): Promise<void> {
  const remoteRef = await findRemoteRef(mirror, name);
  if (remoteRef === null) {
    if (!needsHistory(name)) throw missing(mirror, name);
    await fetchHistory(mirror);
    return;
  }
  const refspec = `+${remoteRef}:${nameRef(name)}`;
  const error = await tryFetch(mirror, [refspec]);
  if (error !== null) {
    if (!/dumb http|shallow/i.test(error.stderr)) throw unreachable(mirror, error);
    await fetchHistory(mirror, refspec);
  }
  const hash = await tryGit(["rev-parse", "--verify", "--quiet", `${nameRef(name)}^{commit}`], mirror);
  if (hash !== null) await runGit(["update-ref", pinRef(hash.trim()), hash.trim()], mirror);
}

/** The server's ref that git would take `name` for: tags go before branches. */
async function findRemoteRef(mirror: Mirror, name: string): Promise<string | null> {
  const candidates = name === "HEAD" ? ["HEAD"] : [name, `refs/${name}`, `refs/tags/${name}`, `refs/heads/${name}`];
  const listed = await askServer(mirror, ["ls-remote", "--quiet", "--end-of-options", mirror.url, ...candidates]);
  const refs = new Set(listed.split("\n").map((line) => line.split("\t")[1]));
  return candidates.find((ref) => (ref === "HEAD" || ref.startsWith("refs/")) && refs.has(ref)) ?? null;
}

async function askServer(mirror: Mirror, args: readonly string[]): Promise<string> {
  try {
    return await runGit(args, mirror);
  } catch (error) {
    throw error instanceof GitError ? unreachable(mirror, error) : error;
  }
}

/** Fetches tips only, unless the mirror has its history: a shallow fetch would cut that off again. */
async function tryFetch(mirror: Mirror, refspecs: readonly string[]): Promise<GitError | null> {
  const depth = (await hasHistory(mirror)) ? [] : ["--depth=1"];
  try {
    await runGit([...FETCH, ...depth, "--end-of-options", mirror.url, ...refspecs], { ...mirror, ...FETCH_LIMITS });
    return null;
  } catch (error) {
    if (error instanceof GitError) return error;
    throw error;
  }
}

/** Takes all branches and tags with their history. */
async function fetchHistory(mirror: Mirror, ...more: readonly string[]): Promise<void> {
  const shallow = (await runGit(["rev-parse", "--is-shallow-repository"], mirror)).trim() === "true";
  const refspecs = ["+refs/heads/*:refs/heads/*", "+refs/tags/*:refs/tags/*", ...more];
  const args = [...FETCH, "--prune", ...(shallow ? [ALL_HISTORY] : []), "--end-of-options", mirror.url, ...refspecs];
  try {
    await runGit(args, { ...mirror, ...FETCH_LIMITS });
  } catch (error) {
    throw error instanceof GitError ? unreachable(mirror, error) : error;
  }
  await runGit(["config", "--local", "assay.history", "all"], mirror);
}

function missing({ url }: Mirror, revision: string): KernelError {
  return new KernelError(
    `KernelCommit ${quoted(revision)} is not in ${url}: give a commit hash, tag or branch that is there.`,
  );
}

function unreachable({ url }: Mirror, error: GitError): KernelError {
  return new KernelError(
    `KernelRepo ${url} cannot be fetched: ${lastMessage(error.stderr)}. Check the URL, and that this machine reaches it.`,
    { cause: error },
  );
}
