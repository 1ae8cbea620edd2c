import { CodeQueryError, type GrepAnswer, type GrepMatch } from "@/lib/codesearch/code-index";
import { runGit } from "@/lib/codesearch/git/git-process";

/** What bounds a search. */
const limits = { milliseconds: 10_000, bytes: 16 * 1024 * 1024 };
const LONGEST_EXPRESSION = 1000;
const LONGEST_LINE = 400;

/** Where to search. */
export interface SearchedTree {
  readonly gitDir: string;
  /** Full hash. */
  readonly commit: string;
}

/**
 * Lines of the commit's files that match a POSIX extended regular expression, at most `limit`; `path` (confined already)
 * narrows to a file or directory, "" for all. Rejects with {@link CodeQueryError} for a bad expression, and for one that
 * found nothing within the time limit.
 */
export async function searchText(
  { gitDir, commit }: SearchedTree,
  expression: string,
  path: string,
  limit: number,
): Promise<GrepAnswer> {
  checkExpression(expression);
  let lines = 0;
  const enough = (chunk: Buffer) => {
    for (let at = chunk.indexOf(10); at >= 0; at = chunk.indexOf(10, at + 1)) lines++;
    return lines > limit;
  };
  const options = ["-I", "-n", "-z", "-E", "--full-name", "--no-color", "--no-column", "--no-recurse-submodules"];
  const args = ["--literal-pathspecs", "grep", ...options, "-e", expression, commit, "--"];
  const result = await runGit(gitDir, path === "" ? args : [...args, path], limits, enough);
  if (result.stopped === null && result.code !== 0 && result.code !== 1) {
    throw new CodeQueryError(searchComplaint(result.complaint));
  }
  const matches = parseMatches(result.stdout, commit);
  if (result.stopped === "time" && matches.length === 0) {
    const seconds = limits.milliseconds / 1000;
    throw new CodeQueryError(
      `The search took more than ${seconds} s. Give a path prefix, as in net/ipv4, or a plainer expression.`,
    );
  }
  return { matches: matches.slice(0, limit), truncated: matches.length > limit || result.stopped !== null };
}

function checkExpression(expression: string): void {
  if (expression === "") throw new CodeQueryError("The expression is empty. Give a POSIX extended regular expression.");
  if (/[\n\r\0]/.test(expression)) {
    throw new CodeQueryError("The expression holds a line break or NUL; lines are searched one by one.");
  }
  if (expression.length > LONGEST_EXPRESSION) {
    throw new CodeQueryError(`The expression is longer than ${LONGEST_EXPRESSION} characters.`);
  }
}

/** Git's own words about an expression it cannot use. */
function searchComplaint(complaint: string): string {
  const message = complaint.replace(/^fatal: (?:-e option, |command line, )?/, "").split("\n")[0] ?? "";
  return `The search failed: ${message || "git grep gave no reason"}. The expression must be a POSIX extended one.`;
}

/** Reads `<commit>:<path> NUL <line> NUL <text>` lines; a last line that was cut off is left out. */
function parseMatches(output: Buffer, commit: string): GrepMatch[] {
  const matches: GrepMatch[] = [];
  let start = 0;
  for (let end = output.indexOf(10); end >= 0; end = output.indexOf(10, start)) {
    const [place = "", line = "", ...text] = output.toString("utf8", start, end).split("\0");
    const shown = text.join("\0").replace(/\r$/, "");
    matches.push({
      path: place.slice(commit.length + 1),
      line: Number(line),
      text: shown.length > LONGEST_LINE ? `${shown.slice(0, LONGEST_LINE)}…` : shown,
    });
    start = end + 1;
  }
  return matches;
}
