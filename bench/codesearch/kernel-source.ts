import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, readdirSync, statSync, writeFileSync } from "node:fs";
import path from "node:path";
import { outputOf } from "./commands";

/** A kernel tree as objects of a scratch repository, and as files. */
export interface KernelSource {
  /** A bare repository of the bench's own, which borrows the objects of the one that was given. */
  readonly gitDir: string;
  readonly commit: string;
  /** Folder with the commit's files. */
  readonly tree: string;
}

const identity = ["-c", "user.name=bench", "-c", "user.email=bench@localhost", "-c", "core.autocrlf=false"];

/**
 * Makes what is measured in `scratch`, from a repository (and a commit), an unpacked tree or a tarball. Nothing is written
 * into what was given. Throws with a sentence when there is no such thing.
 */
export function prepareSource(place: string, revision: string, scratch: string): KernelSource {
  if (!existsSync(place)) throw new Error(`There is no ${place}: give a repository, a tree or a tarball.`);
  const gitDir = path.join(scratch, "bench.git");
  outputOf("git", "init", "--quiet", "--bare", gitDir);
  const repository = repositoryOf(place);
  if (repository !== null) {
    const commit = outputOf("git", `--git-dir=${repository}`, "rev-parse", "--verify", `${revision}^{commit}`);
    const objects = outputOf("git", `--git-dir=${repository}`, "rev-parse", "--git-path", "objects");
    mkdirSync(path.join(gitDir, "objects", "info"), { recursive: true });
    writeFileSync(path.join(gitDir, "objects", "info", "alternates"), `${path.resolve(objects)}\n`);
    return { gitDir, commit, tree: unpack(gitDir, commit, scratch) };
  }
  const tree = statSync(place).isDirectory() ? path.resolve(place) : extract(place, scratch);
  return { gitDir, commit: importTree(gitDir, tree), tree };
}

/** The newest of Debian's linux-source packages, "" when none is installed. */
export function debianSource(): string {
  const folder = "/usr/src";
  const names = existsSync(folder) ? readdirSync(folder) : [];
  const newest = names
    .filter((name) => /^linux-source-[\d.]+\.tar\.\w+$/.test(name))
    .sort()
    .at(-1);
  return newest === undefined ? "" : path.join(folder, newest);
}

function repositoryOf(place: string): string | null {
  const candidates = [place, path.join(place, ".git")];
  return candidates.find((folder) => existsSync(path.join(folder, "objects"))) ?? null;
}

function unpack(gitDir: string, commit: string, scratch: string): string {
  const archive = path.join(scratch, "tree.tar");
  outputOf("git", `--git-dir=${gitDir}`, "archive", `--output=${archive}`, commit);
  return extract(archive, scratch);
}

/** Unpacks a tarball; a single folder in it is the tree. */
function extract(tarball: string, scratch: string): string {
  const folder = path.join(scratch, "tree");
  mkdirSync(folder);
  outputOf("tar", "-xf", tarball, "-C", folder);
  const names = readdirSync(folder);
  return names.length === 1 ? path.join(folder, names[0] ?? "") : folder;
}

function importTree(gitDir: string, tree: string): string {
  const git = (...args: readonly string[]) =>
    execFileSync("git", [...identity, `--git-dir=${gitDir}`, `--work-tree=${tree}`, ...args], { cwd: tree });
  git("add", "--all", "--force", ".");
  git("commit", "--quiet", "--message=tree");
  git("repack", "-a", "-d", "--quiet");
  return outputOf("git", `--git-dir=${gitDir}`, "rev-parse", "HEAD");
}
