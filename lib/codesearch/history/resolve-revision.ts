import { CodeQueryError } from "@/lib/codesearch/code-index";
import { shownPath } from "@/lib/codesearch/git/tree-path";
import { type HistoryGit, shortHash, tooSlow } from "./history-git";

const LONGEST_REVISION = 200;
/** A hash, HEAD or a tag, and steps to ancestors. */
const form = /^([A-Za-z0-9][\w.+/-]*)((?:~\d{0,6}|\^\d{0,2}){0,20})$/;
const hash = /^[0-9a-f]{7,64}$/;

/**
 * The full hash of the commit that `revision` means within the history of the job's commit. Nothing but hashes, tags and
 * HEAD (the job's commit) is understood, so that no text reaches git's own language of revisions. Rejects with
 * {@link CodeQueryError} for what is no such commit, and for one that the job's commit does not descend from.
 */
export async function resolveRevision(git: HistoryGit, revision: string): Promise<string> {
  const text = revision.trim();
  const [, name = "", steps = ""] = (text.length <= LONGEST_REVISION ? form.exec(text) : null) ?? [];
  if (name === "" || /\.\.|\/\/|\.lock$|[/.]$/.test(name)) {
    throw new CodeQueryError(
      `"${shownPath(text)}" names no commit. Give a hash of 7 digits or more, a tag, or HEAD for the job's commit; ~1 and ^2 may follow.`,
    );
  }
  for (const start of name === "HEAD" ? [git.commit] : [...(hash.test(name) ? [name] : []), `refs/tags/${name}`]) {
    const found = await peel(git, `${start}${steps}`);
    if (found === null) continue;
    await checkAncestry(git, found);
    return found;
  }
  const gaps = await git.gaps();
  throw new CodeQueryError(`There is no commit "${shownPath(text)}" in the repository. ${gaps}`.trim());
}

async function peel(git: HistoryGit, revision: string): Promise<string | null> {
  const result = await git.run(["rev-parse", "--verify", "--quiet", "--end-of-options", `${revision}^{commit}`]);
  return result.code === 0 ? result.stdout.toString("latin1").trim() : null;
}

async function checkAncestry(git: HistoryGit, commit: string): Promise<void> {
  if (commit === git.commit) return;
  const result = await git.run(["merge-base", "--is-ancestor", commit, git.commit]);
  if (result.stopped === "time") throw tooSlow("It is not known whether the job's commit descends from this one.");
  if (result.code === 0) return;
  const gaps = await git.gaps();
  throw new CodeQueryError(
    `${shortHash(commit)} is not in the history of the job's commit ${shortHash(git.commit)}: it is newer, or of another branch. ${gaps}`.trim(),
  );
}
