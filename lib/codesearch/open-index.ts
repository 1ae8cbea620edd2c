import { type CodeIndex, CodeQueryError } from "./code-index";
import { isObjectName } from "./git/git-process";
import { type IndexLimits, IndexPool } from "./index/index-pool";
import { RepositoryCodeIndex } from "./query/repository-code-index";

/** What to open. */
export interface OpenCodeIndexOptions {
  /** Value for `git --git-dir`: a bare repository or a `.git`. It is only read. */
  readonly gitDir: string;
  /** Full hash of a commit. */
  readonly commit: string;
  /** Folder for the cache of scanned files; shared by all commits, repositories and processes. */
  readonly cacheDir: string;
}

const opened = new Map<string, Promise<RepositoryCodeIndex>>();
const pool = new IndexPool();

const LONGEST_BUILD_MS = 600_000;

/** Sets what the indexes of this process may take; it holds from the next use of an index on. */
export function limitIndexes(limits: IndexLimits): void {
  pool.limits = limits;
}

/**
 * Opens the code of a commit for questions, once per process and commit. Returns as soon as the commit was seen to be
 * readable. The index is built in the background from the first question on that is the faster for it; until it is ready all are answered
 * from git. Rejects with {@link CodeQueryError} when there is no such commit, with an Error when git cannot read the repository.
 */
export function openCodeIndex(options: OpenCodeIndexOptions): Promise<CodeIndex> {
  const { gitDir, commit, cacheDir } = options;
  if (!isObjectName(commit)) {
    return Promise.reject(new CodeQueryError(`"${commit}" is no full commit hash. Resolve the revision first.`));
  }
  const key = JSON.stringify([gitDir, commit, cacheDir]);
  const known = opened.get(key);
  if (known !== undefined) return known;
  const opening = open(options);
  opened.set(key, opening);
  opening.catch(() => opened.delete(key));
  return opening;
}

/**
 * Resolves when no index of this process is being built any more. A process that then ends by itself leaves them in the
 * cache; one that ends before, or by `process.exit`, may not.
 */
export async function indexesBuilt(): Promise<void> {
  const keepAlive = setTimeout(() => undefined, LONGEST_BUILD_MS);
  await Promise.allSettled(opened.values());
  await pool.settled();
  clearTimeout(keepAlive);
}

async function open(options: OpenCodeIndexOptions): Promise<RepositoryCodeIndex> {
  const index = new RepositoryCodeIndex(options, pool);
  await index.checkReadable();
  return index;
}
