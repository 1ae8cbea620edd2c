import { CodeQueryError, type GrepAnswer, type GrepMatch } from "@/lib/codesearch/code-index";
import { type GitResult, runGit } from "@/lib/codesearch/git/git-process";
import { checkExpression, checkRepetitions, perlSpelling } from "./expression";
import { shownLine } from "./source-lines";

/** What bounds a search. */
const limits = { milliseconds: 15_000, bytes: 16 * 1024 * 1024 };
/** Time for counting on when there are enough matches to show, from the start of the search. */
const COUNTING_MS = 1_000;
const LONGEST_LINE = 400;
const NEWLINE = 10;

/** Where to search. */
export interface SearchedTree {
  readonly gitDir: string;
  /** Full hash. */
  readonly commit: string;
}

/** Git's names of the languages of expressions; the first is three times as fast and not everywhere compiled in. */
type Language = "--perl-regexp" | "--extended-regexp";

/**
 * Lines of the commit's files that match a regular expression, at most `limit`; `path` (confined and without symbolic
 * links) narrows to a file or directory, "" for all. Rejects with {@link CodeQueryError} for a bad expression, and for one
 * that found nothing within the time limit.
 */
export async function searchText(
  tree: SearchedTree,
  expression: string,
  path: string,
  limit: number,
): Promise<GrepAnswer> {
  checkExpression(expression);
  let result = await search(tree, "--perl-regexp", perlSpelling(expression), path, limit);
  if (/USE_LIBPCRE|cannot use Perl-compatible/.test(result.complaint)) {
    checkRepetitions(expression);
    result = await search(tree, "--extended-regexp", expression, path, limit);
  }
  if (result.stopped === null && result.code !== 0 && result.code !== 1) throw searchError(result.complaint);
  const { matches, counted } = parseMatches(result.stdout, tree.commit, limit);
  if (result.stopped === "time" && counted === 0) {
    const seconds = limits.milliseconds / 1000;
    throw new CodeQueryError(
      `The search found nothing within ${seconds} s and was stopped. Give a path prefix, as in net/ipv4, or a plainer expression.`,
    );
  }
  return {
    matches,
    counted,
    isComplete: result.stopped === null,
    truncated: counted > limit || result.stopped !== null,
  };
}

async function search(
  { gitDir, commit }: SearchedTree,
  language: Language,
  expression: string,
  path: string,
  limit: number,
): Promise<GitResult> {
  const enough = new AbortController();
  const started = performance.now();
  let timer: NodeJS.Timeout | undefined;
  let lines = 0;
  const count = (chunk: Buffer) => {
    for (let at = chunk.indexOf(NEWLINE); at >= 0; at = chunk.indexOf(NEWLINE, at + 1)) lines++;
    if (lines > limit) {
      timer ??= setTimeout(() => enough.abort(), Math.max(0, COUNTING_MS - (performance.now() - started)));
    }
    return false;
  };
  const options = [
    "-I",
    "-n",
    "-z",
    "--full-name",
    "--no-color",
    "--no-column",
    "--no-textconv",
    "--no-recurse-submodules",
  ];
  const args = ["--literal-pathspecs", "grep", ...options, language, "-e", expression, commit, "--"];
  try {
    const bounds = { ...limits, signal: enough.signal };
    return await runGit(gitDir, path === "" ? args : [...args, path], bounds, count);
  } finally {
    clearTimeout(timer);
  }
}

function searchError(complaint: string): CodeQueryError {
  if (/match limit exceeded|error code -4[67]\b/.test(complaint)) {
    return new CodeQueryError(
      "The expression takes too many steps on some line. Leave out repetitions within repetitions, as in (a+)+, and references back.",
    );
  }
  const message = complaint.replace(/^fatal: (?:-e option, |command line, )?/, "").split("\n")[0] ?? "";
  return new CodeQueryError(
    `The search failed: ${message.slice(0, 300) || "git grep gave no reason"}. Mend the expression; \\ before a character takes it literally.`,
  );
}

/**
 * Reads `<commit>:<path> NUL <line> NUL <text>` lines, the first `limit` of them into matches, and counts all. Of a line that
 * was cut off by the limit of output, what is there is taken.
 */
function parseMatches(output: Buffer, commit: string, limit: number): { matches: GrepMatch[]; counted: number } {
  const matches: GrepMatch[] = [];
  let counted = 0;
  for (let start = 0; start < output.length; ) {
    const pathEnd = output.indexOf(0, start);
    const lineEnd = pathEnd < 0 ? -1 : output.indexOf(0, pathEnd + 1);
    if (lineEnd < 0) break;
    const newline = output.indexOf(NEWLINE, lineEnd + 1);
    const end = newline < 0 ? output.length : newline;
    counted++;
    if (matches.length < limit) {
      matches.push({
        path: output.toString("utf8", start + commit.length + 1, pathEnd),
        line: Number(output.toString("latin1", pathEnd + 1, lineEnd)),
        text: shownLine(output.subarray(lineEnd + 1, end), LONGEST_LINE),
      });
    }
    start = end + 1;
  }
  return { matches, counted };
}
