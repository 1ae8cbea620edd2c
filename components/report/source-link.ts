/*
 * Where a line of a kernel tree can be read on the web: for the hosts whose URLs are known. Anything else, a path on the
 * worker's machine above all, has no link.
 */

import { trimTrailing } from "@/lib/contract/trim-trailing";

interface SourceHost {
  /** Matches host and path of a repository, without scheme, user and `.git`. */
  readonly repository: RegExp;
  readonly link: (repository: string, commit: string, path: string, line: number) => string;
}

const hosts: readonly SourceHost[] = [
  {
    repository: /^git\.kernel\.org\/(?:pub\/scm\/)?[\w~.+-]+(?:\/[\w~.+-]+)+$/,
    link: (repository, commit, path, line) =>
      `https://${repository.replace(/^git\.kernel\.org\/(?!pub\/)/, "git.kernel.org/pub/scm/")}.git/tree/${path}?${isHash(commit) ? "id" : "h"}=${commit}#n${line}`,
  },
  {
    repository: /^kernel\.googlesource\.com\/[\w~.+-]+(?:\/[\w~.+-]+)*$/,
    link: (repository, commit, path, line) => `https://${repository}/+/${commit}/${path}#${line}`,
  },
  {
    repository: /^github\.com\/[\w.-]+\/[\w.-]+$/,
    link: (repository, commit, path, line) => `https://${repository}/blob/${commit}/${path}#L${line}`,
  },
  {
    repository: /^(?:gitlab\.com|gitlab\.[\w.-]+|salsa\.debian\.org)(?:\/[\w.+-]+){2,}$/,
    link: (repository, commit, path, line) => `https://${repository}/-/blob/${commit}/${path}#L${line}`,
  },
];

/** The page of `line` of `path` at `commit` on the web host of `repository`; null when the host is not known. */
export function sourceLink(repository: string, commit: string, path: string, line: number): string | null {
  const name = hostAndPath(repository);
  const host = name === null ? undefined : hosts.find((candidate) => candidate.repository.test(name));
  if (name === null || host === undefined || !isRevision(commit) || path === "" || path.startsWith("/")) return null;
  return host.link(name, encodePath(commit), encodePath(path), line);
}

/** `https://user@host/a/b.git/` and `git@host:a/b.git` as `host/a/b`; null for anything that is not on another machine. */
function hostAndPath(repository: string): string | null {
  const remote = /^(?:https?|git|ssh):\/\/(?:[^@/]*@)?([^/:]+)(?::\d+)?\/(.+)$/.exec(repository.trim());
  const scp = remote ?? /^[\w.-]+@([\w.-]+):(.+)$/.exec(repository.trim());
  if (scp === null) return null;
  const [, host = "", path = ""] = scp;
  return `${host.toLowerCase()}/${trimTrailing(path, "/").replace(/\.git$/, "")}`;
}

function isHash(commit: string): boolean {
  return /^[0-9a-f]{7,64}$/i.test(commit);
}

function isRevision(commit: string): boolean {
  return /^[\w.][\w./+-]*$/.test(commit) && commit !== "HEAD";
}

function encodePath(path: string): string {
  return path.split("/").map(encodeURIComponent).join("/");
}
