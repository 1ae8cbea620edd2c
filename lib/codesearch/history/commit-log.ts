import type { CommitSummary, LogAnswer, LogQuery } from "@/lib/codesearch/code-history";
import { CodeQueryError } from "@/lib/codesearch/code-index";
import { checkRepetitions } from "@/lib/codesearch/query/expression";
import { type HistoryGit, historyError, rfc3339, tooSlow } from "./history-git";

/** Time for counting on when there are enough commits to show, from the start. */
const COUNTING_MS = 3_000;
const MOST_COUNTED = 10_000;
const MOST_SHOWN = 1_000;
const FIELDS = 4;

/** Where in the tree to look: nowhere in particular, a file or directory, or lines of a file. */
export interface LogPlace {
  /** Confined; "" for the whole tree. */
  readonly path: string;
  /** 0 and 0: not by lines. */
  readonly firstLine: number;
  readonly lastLine: number;
}

const plain = ["--no-follow", "--no-color", "--no-decorate", "--no-notes", "--no-ext-diff", "--no-textconv"];
/** Options of every command that prints commits. */
export const commitOptions = [...plain, "--no-patch", "--mailmap", "--encoding=UTF-8"];
export const summaryFormat = "%H%x00%aN%x00%ct%x00%s%x00";

/** Commits of the job's history that fit the query, which was checked by {@link filterArguments}. */
export async function logCommits(git: HistoryGit, query: LogQuery, place: LogPlace): Promise<LogAnswer> {
  const filters = filterArguments(query);
  const isByContents = place.path !== "" || query.change !== "" || query.changeExpression !== "";
  // A commit without its parents seems to add every file: it is no answer to what changed one.
  const cut = isByContents ? [...(await git.cutAt())].map((hash) => `^${hash}`) : [];
  const lines = place.firstLine === 0 ? [] : [`-L${place.firstLine},${place.lastLine}:${place.path}`];
  const paths = place.firstLine === 0 && place.path !== "" ? [place.path] : [];
  const args = ["log", ...commitOptions, `--format=${summaryFormat}`, ...filters, ...lines, "--stdin", "--", ...paths];
  const limit = Math.min(Math.max(1, Math.trunc(query.limit) || 1), MOST_SHOWN);
  const { output, isComplete } = await listCommits(git, args, [git.commit, ...cut].join("\n"), limit);
  const commits = parseSummaries(output);
  return { commits: commits.slice(0, limit), counted: commits.length, isComplete, hint: await git.gaps() };
}

async function listCommits(
  git: HistoryGit,
  args: readonly string[],
  input: string,
  limit: number,
): Promise<{ output: Buffer; isComplete: boolean }> {
  const enough = new AbortController();
  const started = performance.now();
  let timer: NodeJS.Timeout | undefined;
  let fields = 0;
  const onOutput = (chunk: Buffer) => {
    for (let at = chunk.indexOf(0); at >= 0; at = chunk.indexOf(0, at + 1)) fields++;
    if (fields > limit * FIELDS) {
      timer ??= setTimeout(() => enough.abort(), Math.max(0, COUNTING_MS - (performance.now() - started)));
    }
    return fields > MOST_COUNTED * FIELDS;
  };
  try {
    const result = await git.run(args, { enough: enough.signal, onOutput, input: `${input}\n` });
    if (result.stopped === null && result.code !== 0) throw historyError(result);
    if (result.stopped === "time" && fields < FIELDS) {
      throw tooSlow("Give a path, lines of a file, or the days since and until when.");
    }
    return { output: result.stdout, isComplete: result.stopped === null };
  } finally {
    clearTimeout(timer);
  }
}

/** Reads {@link summaryFormat}; a last commit that was cut off is left out. */
export function parseSummaries(output: Buffer): CommitSummary[] {
  const fields = output.toString("utf8").split("\0");
  const commits: CommitSummary[] = [];
  for (let at = 0; at + FIELDS < fields.length; at += FIELDS) {
    const [hash = "", author = "", seconds = "", subject = ""] = fields.slice(at, at + FIELDS);
    commits.push({ hash: hash.trim(), author, date: rfc3339(seconds), subject });
  }
  return commits;
}

const LONGEST_TEXT = 1000;

/** The options of git that narrow as the query says. Throws {@link CodeQueryError} for what cannot be asked. */
function filterArguments({ message, change, changeExpression, since, until }: LogQuery): string[] {
  if (change !== "" && changeExpression !== "") {
    throw new CodeQueryError("Give a text or an expression that the change holds, not both.");
  }
  for (const text of [message, change, changeExpression]) {
    if (text.length > LONGEST_TEXT || text.includes("\0")) {
      throw new CodeQueryError(`What is searched for is longer than ${LONGEST_TEXT} characters, or holds NUL.`);
    }
  }
  return [
    ...(message === "" ? [] : ["--extended-regexp", `--grep=${inAnyCase(message)}`]),
    ...(change === "" ? [] : [`-S${change}`]),
    ...(changeExpression === "" ? [] : [`-G${boundedExpression(changeExpression)}`]),
    ...(since === "" ? [] : [`--since-as-filter=${day(since)}T00:00:00Z`]),
    ...(until === "" ? [] : [`--until=${day(until)}T23:59:59Z`]),
  ];
}

/** A POSIX expression for the text itself, in any case: git's own option for that would also apply to the change. */
function inAnyCase(text: string): string {
  return Array.from(text, (character) => {
    if (/[A-Za-z]/.test(character)) return `[${character.toUpperCase()}${character.toLowerCase()}]`;
    return character.replace(/[\\^$.|?*+()[\]{}]/, "\\$&");
  }).join("");
}

function boundedExpression(expression: string): string {
  checkRepetitions(expression);
  return expression;
}

function day(text: string): string {
  const time = /^\d{4}-\d{2}-\d{2}$/.test(text) ? Date.parse(`${text}T00:00:00Z`) : Number.NaN;
  if (Number.isNaN(time)) throw new CodeQueryError("A day is written as 2025-12-31.");
  return text;
}
