import { runGit } from "./git";
import type { Repository } from "./repository";

/** What a person recognises a commit by. */
export interface CommitDescription {
  /** First line of the message. */
  readonly subject: string;
  /** When it was committed: RFC 3339 in UTC, to the second. */
  readonly date: string;
}

/** Describes the commit `hash`, a full hash that {@link resolveCommit} gave. */
export async function describeCommit(
  repository: Repository,
  hash: string,
  options: { readonly signal?: AbortSignal } = {},
): Promise<CommitDescription> {
  const args = ["log", "--max-count=1", "--no-patch", "--format=%ct%n%s", "--end-of-options", hash];
  const [seconds = "", subject = ""] = (await runGit(args, { gitDir: repository.gitDir, ...options })).split("\n");
  return { subject, date: new Date(Number(seconds) * 1000).toISOString().replace(".000Z", "Z") };
}
