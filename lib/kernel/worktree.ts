import { randomUUID } from "node:crypto";
import { existsSync } from "node:fs";
import { mkdir, readdir, rename, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import { withFileLock } from "./file-lock";
import { runGit } from "./git";
import type { Repository } from "./repository";

const CHECKOUT_TIMEOUT_MS = 15 * 60_000;

/**
 * The files of the commit `hash` in a folder of their own under `home`/worktrees, for what cannot read git objects: a build. Made once
 * per commit; nothing is written into the repository (which `git worktree` would do). The files are shared: do not change them.
 *
 * @param hash a full hash that the repository holds
 * @returns the absolute folder
 */
export async function ensureWorktree(
  repository: Repository,
  hash: string,
  home: string,
  options: { readonly signal?: AbortSignal } = {},
): Promise<string> {
  const parent = path.join(home, "worktrees");
  const tree = path.join(parent, hash);
  if (existsSync(tree)) return tree;
  await withFileLock(`${tree}.lock`, options.signal, async () => {
    if (existsSync(tree)) return;
    await removeAttempts(parent, hash);
    // Complete or absent: an attempt that is killed never gets the final name.
    const attempt = path.join(parent, `${hash}.attempt-${randomUUID()}`);
    try {
      await checkOut(repository, hash, attempt, options.signal);
      await rename(path.join(attempt, "tree"), tree);
    } finally {
      await rm(attempt, { recursive: true, force: true });
    }
  });
  return tree;
}

/**
 * Checks out by way of a repository of our own that borrows the objects: neither the index nor the configuration of the
 * source is used, whose filters may be any command.
 */
async function checkOut(
  repository: Repository,
  hash: string,
  attempt: string,
  signal: AbortSignal | undefined,
): Promise<void> {
  const gitDir = path.join(attempt, "git");
  const workTree = path.join(attempt, "tree");
  await mkdir(workTree, { recursive: true });
  const format = hash.length === 64 ? "sha256" : "sha1";
  await runGit(["init", "--quiet", "--bare", "--template=", `--object-format=${format}`, gitDir], { signal });
  const objects = await runGit(["rev-parse", "--path-format=absolute", "--git-path", "objects"], {
    gitDir: repository.gitDir,
    signal,
  });
  await writeFile(path.join(gitDir, "objects", "info", "alternates"), objects);
  await runGit(["read-tree", "--reset", "-u", "--end-of-options", hash], {
    gitDir,
    workTree,
    signal,
    timeoutMs: CHECKOUT_TIMEOUT_MS,
  });
}

async function removeAttempts(parent: string, hash: string): Promise<void> {
  const leftovers = (await readdir(parent)).filter((name) => name.startsWith(`${hash}.attempt-`));
  for (const name of leftovers) await rm(path.join(parent, name), { recursive: true, force: true });
}
