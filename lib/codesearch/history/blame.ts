import type { BlameAnswer, BlameGroup, CommitSummary } from "@/lib/codesearch/code-history";
import { CodeQueryError } from "@/lib/codesearch/code-index";
import { shownPath } from "@/lib/codesearch/git/tree-path";
import { shownLine } from "@/lib/codesearch/query/source-lines";
import { type HistoryGit, NO_HISTORY, rfc3339 } from "./history-git";

const MOST_LINES = 200;
const NEWLINE = 10;

/** Where the lines `firstLine` to `lastLine` of a file come from; `path` is confined, the file has `totalLines`. */
export async function blameLines(
  git: HistoryGit,
  path: string,
  firstLine: number,
  lastLine: number,
  totalLines: number,
): Promise<BlameAnswer> {
  const last = Math.min(lastLine, totalLines, firstLine + MOST_LINES - 1);
  checkLines(path, firstLine, lastLine, totalLines);
  const cut = await git.cutAt();
  if (cut.has(git.commit)) return { groups: [], totalLines, hint: NO_HISTORY };
  const options = [
    "--porcelain",
    "--root",
    "--no-ignore-revs-file",
    "--no-progress",
    "--no-textconv",
    "--encoding=UTF-8",
  ];
  const args = ["blame", ...options, `-L${firstLine},${last}`, git.commit, "--", path];
  const { bytes } = await git.output(args, "Give fewer lines.");
  const hints = [last < Math.min(lastLine, totalLines) ? `Only the first ${MOST_LINES} lines are looked at.` : ""];
  hints.push(await git.gaps());
  return { groups: parsePorcelain(bytes, cut), totalLines, hint: hints.filter((text) => text !== "").join(" ") };
}

/** Throws {@link CodeQueryError} unless these are lines of the file. */
export function checkLines(path: string, firstLine: number, lastLine: number, totalLines: number): void {
  const isRange = Number.isSafeInteger(firstLine) && Number.isSafeInteger(lastLine) && firstLine >= 1;
  if (!isRange || lastLine < firstLine) {
    throw new CodeQueryError(`${firstLine} to ${lastLine} are no lines: they are counted from 1, the first one first.`);
  }
  if (firstLine > totalLines) throw new CodeQueryError(`${shownPath(path)} has only ${totalLines} lines.`);
}

/**
 * Reads `git blame --porcelain`: for each line a header `<hash> <line then> <line now> [<lines>]`, on the commit's first
 * appearance what it is, and the line itself behind a tab.
 */
function parsePorcelain(output: Buffer, cut: ReadonlySet<string>): BlameGroup[] {
  const commits = new Map<string, Mutable<CommitSummary>>();
  const groups: { summary: CommitSummary; firstLine: number; lines: string[] }[] = [];
  let current = newSummary("");
  let line = 0;
  for (let start = 0; start < output.length; ) {
    const newline = output.indexOf(NEWLINE, start);
    const bytes = output.subarray(start, newline < 0 ? output.length : newline);
    start += bytes.length + 1;
    const text = shownLine(bytes);
    const header = /^([0-9a-f]{40,64}) \d+ (\d+)(?: \d+)?$/.exec(text);
    if (text.startsWith("\t")) {
      const group = groups.at(-1);
      if (group?.summary === current) group.lines.push(text.slice(1));
      else groups.push({ summary: current, firstLine: line, lines: [text.slice(1)] });
    } else if (header !== null) {
      const hash = header[1] ?? "";
      current = commits.get(hash) ?? newSummary(hash);
      commits.set(hash, current);
      line = Number(header[2]);
    } else {
      describe(current, text);
    }
  }
  return groups.map(({ summary, ...lines }) => ({ ...summary, ...lines, isCut: cut.has(summary.hash) }));
}

type Mutable<T> = { -readonly [Key in keyof T]: T[Key] };

function newSummary(hash: string): Mutable<CommitSummary> {
  return { hash, author: "", date: "", subject: "" };
}

function describe(summary: Mutable<CommitSummary>, text: string): void {
  if (text.startsWith("author ")) summary.author = text.slice("author ".length);
  else if (text.startsWith("committer-time ")) summary.date = rfc3339(text.slice("committer-time ".length));
  else if (text.startsWith("summary ")) summary.subject = text.slice("summary ".length);
}
