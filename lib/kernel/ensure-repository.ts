import { existsSync } from "node:fs";
import { hostname } from "node:os";
import path from "node:path";
import { tryGit } from "./git";
import { ensureMirror } from "./mirror";
import { KernelError, type Repository } from "./repository";
import { parseRevision } from "./revision";
import { ensureSampleRepository } from "./sample-repository";
import { parseSource, quoted } from "./source";

/**
 * The repository that a job names, ready to be read at `commit`; the same call again costs next to nothing once a full
 * hash is there.
 * - a local path (top of a checkout, its .git, or a bare repository) is read in place, whoever owns it, and never
 *   written to; whether it has the commit shows in {@link resolveCommit};
 * - a URL is mirrored under `home`/mirrors: a full hash is fetched when it is missing, names are fetched anew;
 * - `assay:sample` is made under `home` from shipped files.
 *
 * @param home absolute folder that is ours to write
 * @throws KernelError when there is no such repository, or the remote one has no such commit
 */
export async function ensureRepository(
  source: string,
  commit: string,
  home: string,
  options: { readonly signal?: AbortSignal } = {},
): Promise<Repository> {
  const parsed = parseSource(source);
  const revision = parseRevision(commit);
  switch (parsed.kind) {
    case "sample":
      return { gitDir: await ensureSampleRepository(home), source };
    case "local":
      return { gitDir: await findGitDir(parsed.path, options.signal), source };
    case "remote": {
      const gitDir = path.join(home, "mirrors", `${parsed.mirrorName}.git`);
      await ensureMirror({ url: parsed.url, gitDir, signal: options.signal }, revision);
      return { gitDir, source };
    }
  }
}

async function findGitDir(place: string, signal: AbortSignal | undefined): Promise<string> {
  if (!existsSync(place)) {
    throw new KernelError(`KernelRepo ${quoted(place)} does not exist on ${hostname()}, where the worker runs.`);
  }
  const inside = path.join(place, ".git");
  const candidate = existsSync(inside) ? inside : place;
  const gitDir = await tryGit(["rev-parse", "--absolute-git-dir"], { gitDir: candidate, signal });
  if (gitDir === null) {
    throw new KernelError(
      `KernelRepo ${quoted(place)} is no git repository: give the top of a checkout, its .git folder, or a bare repository.`,
    );
  }
  return gitDir.replace(/\n$/, "");
}
