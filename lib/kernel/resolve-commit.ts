import { GitError, lastMessage, runGit, tryGit } from "./git";
import { nameRef, pinRef } from "./mirror";
import { KernelError, type Repository } from "./repository";
import { isAbbreviatedHash, isFullHash, parseRevision } from "./revision";
import { parseSource, quoted } from "./source";

interface Options {
  readonly signal?: AbortSignal;
}

/**
 * The full hash of the commit that `revision` means: a hash (shortened or not), a tag (peeled), a branch (also of a remote, by its
 * plain name), HEAD, or any other expression of git's. In a mirror, names mean what they meant to
 * {@link ensureRepository}, which must have been called for the same revision.
 *
 * @throws KernelError when the repository has no such commit
 */
export async function resolveCommit(repository: Repository, revision: string, options: Options = {}): Promise<string> {
  const text = parseRevision(revision);
  const git = { gitDir: repository.gitDir, signal: options.signal };
  if (parseSource(repository.source).kind === "remote") {
    const fetched = await peel(isFullHash(text) ? pinRef(text) : nameRef(text), git);
    if (fetched !== null) return fetched;
  }
  const hash = (await peel(text, git)) ?? (await findRemoteBranch(text, git));
  if (hash !== null) return hash;
  throw new KernelError(await explain(repository, text, git));
}

interface GitPlace extends Options {
  readonly gitDir: string;
}

async function peel(revision: string, git: GitPlace): Promise<string | null> {
  const hash = await tryGit(["rev-parse", "--verify", "--quiet", "--end-of-options", `${revision}^{commit}`], git);
  return hash === null ? null : hash.trim();
}

/** The branch `name` of a remote; origin's goes before those of others, which must agree. */
async function findRemoteBranch(name: string, git: GitPlace): Promise<string | null> {
  const listed = await runGit(["for-each-ref", "--format=%(objectname) %(refname)", "refs/remotes/"], git);
  const branches = listed
    .split("\n")
    .map((line) => /^(\S+) refs\/remotes\/([^/]+)\/(.+)$/.exec(line))
    .filter((match) => match?.[3] === name)
    .map((match) => ({ hash: match?.[1] ?? "", remote: match?.[2] ?? "" }));
  const origin = branches.find(({ remote }) => remote === "origin");
  if (origin !== undefined) return origin.hash;
  const hashes = new Set(branches.map(({ hash }) => hash));
  if (hashes.size < 2) return [...hashes][0] ?? null;
  const choices = branches.map(({ remote }) => `${remote}/${name}`).join(", ");
  throw new KernelError(`KernelCommit ${quoted(name)} is a branch of several remotes: give one of ${choices}.`);
}

async function explain(repository: Repository, revision: string, git: GitPlace): Promise<string> {
  const named = `KernelCommit ${quoted(revision)}`;
  const error = await runGit(["rev-parse", "--verify", "--end-of-options", `${revision}^{commit}`], git).then(
    () => null,
    (reason: unknown) => reason,
  );
  const message = error instanceof GitError ? error.stderr : "";
  if (/is ambiguous/.test(message) && isAbbreviatedHash(revision)) {
    return `${named} fits several commits of ${repository.source}: give more of its digits.`;
  }
  if (/expected commit type/.test(message)) {
    return `${named} is in ${repository.source}, but it is no commit: give a commit hash, tag or branch.`;
  }
  if (/not a git repository|bad object|corrupt/i.test(message)) {
    return `${repository.source} cannot be read: ${lastMessage(message)}.`;
  }
  return `${named} is not in ${repository.source}: give a commit hash, tag or branch that is there.`;
}
