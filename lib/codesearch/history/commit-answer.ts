import type { ChangedFile, CommitAnswer, TextPart } from "@/lib/codesearch/code-history";
import { CodeQueryError } from "@/lib/codesearch/code-index";
import { sourceLines } from "@/lib/codesearch/query/source-lines";
import { commitOptions } from "./commit-log";
import { type HistoryGit, rfc3339 } from "./history-git";

const format = "%H%x00%P%x00%aN <%aE>%x00%at%x00%ct%x00%s%x00%B%x00";
const NARROWER = "Give the path of one file.";

/** What a commit says and does; `commit` is a full hash, `path` confined and "" for all files. */
export async function showCommit(
  git: HistoryGit,
  commit: string,
  path: string,
  firstLine: number,
  lineCount: number,
): Promise<CommitAnswer> {
  const args = ["log", ...commitOptions, "--max-count=1", `--format=${format}`, commit, "--"];
  const { bytes } = await git.output(args, "");
  const [hash = "", parentList = "", author = "", authored = "", committed = "", subject = "", message = ""] = bytes
    .toString("utf8")
    .split("\0");
  const parents = parentList.split(" ").filter((parent) => parent !== "");
  const fields = {
    hash,
    parents,
    author,
    subject,
    message: message.trimEnd(),
    date: rfc3339(committed),
    authorDate: rfc3339(authored),
  };
  if ((await git.cutAt()).has(commit)) {
    const hint = "What this commit changed is not known here: the repository does not hold its parent.";
    return { ...fields, files: [], diff: { lines: [], firstLine: 1, totalLines: 0, isComplete: true }, hint };
  }
  const files = await changedFiles(git, commit, parents[0]);
  const diff = await diffPart(git, commit, parents[0], path, firstLine, lineCount);
  const hint = parents.length > 1 ? "This is a merge; the diff is the one to its first parent." : "";
  return { ...fields, files, diff, hint };
}

/**
 * `git diff-tree` between a commit and its first parent, or nothing for the first commit of all. Unlike `git diff` it runs no
 * program that the configuration names, unless told to.
 */
function diffTree(options: readonly string[], commit: string, parent: string | undefined): string[] {
  const plain = ["-r", "--find-renames", "--no-color", "--ignore-submodules=none"];
  return [
    "diff-tree",
    ...plain,
    ...options,
    ...(parent === undefined ? ["--root", "--no-commit-id"] : [parent]),
    commit,
  ];
}

async function changedFiles(git: HistoryGit, commit: string, parent: string | undefined): Promise<ChangedFile[]> {
  const { bytes } = await git.output(diffTree(["--numstat", "-z"], commit, parent), NARROWER);
  const fields = bytes.toString("utf8").split("\0").slice(0, -1);
  const files: ChangedFile[] = [];
  for (let at = 0; at < fields.length; at++) {
    const [added = "", removed = "", path = ""] = splitTwice(fields[at] ?? "");
    const counts = { added: lineCountOf(added), removed: lineCountOf(removed) };
    // Of a file that has moved, both paths follow.
    if (path !== "") files.push({ path, oldPath: "", ...counts });
    else files.push({ oldPath: fields[++at] ?? "", path: fields[++at] ?? "", ...counts });
  }
  return files;
}

/** The parts before, between and behind the first two tabs; a path may hold more of them. */
function splitTwice(text: string): string[] {
  const first = text.indexOf("\t");
  const second = text.indexOf("\t", first + 1);
  return [text.slice(0, first), text.slice(first + 1, second), text.slice(second + 1)];
}

function lineCountOf(text: string): number | null {
  return text === "-" ? null : Number(text);
}

async function diffPart(
  git: HistoryGit,
  commit: string,
  parent: string | undefined,
  path: string,
  firstLine: number,
  lineCount: number,
): Promise<TextPart> {
  const options = ["--patch", "--unified=3", "--src-prefix=a/", "--dst-prefix=b/"];
  const paths = path === "" ? [] : [path];
  const { bytes, isComplete } = await git.output([...diffTree(options, commit, parent), "--", ...paths], NARROWER);
  return textPart(bytes, isComplete, firstLine, lineCount);
}

/** Some lines of a text. Throws {@link CodeQueryError} for numbers that count no lines. */
export function textPart(bytes: Buffer, isComplete: boolean, firstLine: number, lineCount: number): TextPart {
  for (const number of [firstLine, lineCount]) {
    if (!Number.isSafeInteger(number) || number < 1) {
      throw new CodeQueryError(`${number} is no number of lines, which are counted from 1.`);
    }
  }
  return { ...sourceLines(bytes, firstLine, lineCount), firstLine, isComplete };
}
