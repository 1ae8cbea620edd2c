import { type CodeIndex, CodeQueryError } from "./code-index";
import { isObjectName } from "./git/git-process";
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

/** Indexes kept in memory; those used least recently are built again from the cache when asked. */
const MOST_IN_MEMORY = 3;

const LONGEST_BUILD_MS = 600_000;

const opened = new Map<string, Promise<RepositoryCodeIndex>>();
/** Those in memory, the last used at the end. */
const inMemory = new Set<RepositoryCodeIndex>();

/**
 * Opens the code of a commit for questions, once per process and commit. Returns as soon as the commit was seen to be
 * readable: questions are answered from git while the index is built in the background. Rejects with
 * {@link CodeQueryError} when there is no such commit, with an Error when git cannot read the repository.
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
  await Promise.allSettled(Array.from(opened.values(), async (opening) => (await opening).settle(LONGEST_BUILD_MS)));
}

async function open(options: OpenCodeIndexOptions): Promise<RepositoryCodeIndex> {
  const index = new RepositoryCodeIndex(options, keepInMemory);
  await index.start();
  return index;
}

function keepInMemory(index: RepositoryCodeIndex): void {
  inMemory.delete(index);
  inMemory.add(index);
  if (inMemory.size <= MOST_IN_MEMORY) return;
  const [oldest] = inMemory;
  if (oldest === undefined) return;
  inMemory.delete(oldest);
  oldest.suspend();
}
