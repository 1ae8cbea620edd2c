import type { CodeHistory } from "./code-history";
import { CodeQueryError } from "./code-index";
import { isObjectName } from "./git/git-process";
import { RepositoryHistory } from "./history/repository-history";

/** What to open. */
export interface OpenHistoryOptions {
  /** Value for `git --git-dir`: a bare repository or a `.git`. It is only read. */
  readonly gitDir: string;
  /** Full hash of the commit whose history is asked for. */
  readonly commit: string;
  /** Ends git's work when aborted; the question then rejects with the signal's reason. */
  readonly signal?: AbortSignal;
}

/** Opens the history of a commit for questions. Costs nothing, needs no index and nothing to be closed. */
export function openCodeHistory(options: OpenHistoryOptions): CodeHistory {
  if (!isObjectName(options.commit)) {
    throw new CodeQueryError(`"${options.commit}" is no full commit hash. Resolve the revision first.`);
  }
  return new RepositoryHistory(options);
}
