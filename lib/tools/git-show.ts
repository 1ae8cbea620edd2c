import { z } from "zod";
import type { ChangedFile, CodeHistory, TextPart } from "@/lib/codesearch/code-history";
import { defineTool } from "@/lib/engine/tool";
import { fittingLines, numberLines, shorten } from "./numbered-lines";
import { askHistory, treeState } from "./open-tree";

const MAX_LINES = 300;
const MAX_CHARACTERS = 24_000;
const MAX_FILES = 100;
const MAX_MESSAGE_LINES = 100;
const MAX_MESSAGE = 8_000;
const MAX_PATH = 300;

const inputs = z.object({
  Commit: z
    .string()
    .default("HEAD")
    .describe(
      "Hash (7 digits or more), tag, or HEAD for the job's commit; ~1 after it means the parent, ^2 the second.",
    ),
  Path: z.string().default("").describe("File or directory whose diff is shown, e.g. net/smc/af_smc.c; empty for all."),
  WholeFile: z
    .boolean()
    .default(false)
    .describe("True to read the file Path as it was at the commit, instead of the commit's message and diff."),
  FirstLine: z.number().int().min(1).default(1).describe("First line of the diff, or of the file, to show; 1-based."),
});

const outputs = z.object({
  Commit: z.string().describe("Full hash; empty with WholeFile."),
  Parents: z.array(z.string()).describe("Full hashes of the parents."),
  Author: z.string().describe("Who made the change."),
  Date: z.string().describe("When it was committed, in UTC."),
  Message: z.string().describe("The commit's message."),
  Files: z.array(z.string()).describe("What it changed, as `path +added -removed`, whatever Path is."),
  TotalFiles: z.number().int().describe("Number of changed files."),
  Text: z.string().describe("Lines of the diff; with WholeFile lines of the file, as `345: text`."),
  TotalLines: z.number().int().describe("Lines of the whole diff, or of the whole file."),
  Hint: z.string().describe("What else to know or to try; empty when there is nothing."),
});

/** A commit, or a file as it was at one. */
export const gitShow = defineTool({
  name: "git-show",
  description: `Shows a commit of the tree's history: message, changed files and up to ${MAX_LINES} lines of the diff, or a file as it was at that commit.`,
  state: treeState,
  inputs,
  outputs,
  run: (context, { Commit, Path, WholeFile, FirstLine }, state) =>
    askHistory(context, state, (history) =>
      WholeFile ? showFile(history, Commit, Path, FirstLine) : showCommit(history, Commit, Path, FirstLine),
    ),
});

type Output = z.output<typeof outputs>;

async function showCommit(history: CodeHistory, revision: string, path: string, firstLine: number): Promise<Output> {
  const commit = await history.show(revision, path, firstLine, MAX_LINES);
  const message = commit.message.split("\n");
  const shownMessage = fittingLines(message.slice(0, MAX_MESSAGE_LINES), MAX_MESSAGE);
  const shown = fittingLines(commit.diff.lines, MAX_CHARACTERS);
  const hints = [
    commit.hint,
    shownMessage.length < message.length
      ? `Only the first ${shownMessage.length} of ${message.length} lines of the message are given.`
      : "",
    commit.files.length > MAX_FILES ? `Only the first ${MAX_FILES} of ${commit.files.length} files are listed.` : "",
    restHint("diff", commit.diff, shown.length),
    restHint("diff", commit.diff, shown.length) !== "" && path === "" ? "Path shows the diff of one file." : "",
  ];
  return {
    Commit: commit.hash,
    Parents: [...commit.parents],
    Author: shorten(commit.author, MAX_PATH),
    Date: commit.date,
    Message: shorten(shownMessage.join("\n"), MAX_MESSAGE),
    Files: commit.files.slice(0, MAX_FILES).map(describeFile),
    TotalFiles: commit.files.length,
    Text: shown.join("\n"),
    TotalLines: commit.diff.totalLines,
    Hint: hints.filter((text) => text !== "").join(" "),
  };
}

async function showFile(history: CodeHistory, revision: string, path: string, firstLine: number): Promise<Output> {
  const part = await history.fileAt(revision, path, firstLine, MAX_LINES);
  const nothing = { Commit: "", Parents: [], Author: "", Date: "", Message: "", Files: [], TotalFiles: 0 };
  if (part === null) {
    const Hint = "There was no such file at that commit; git-log with Path tells what became of it.";
    return { ...nothing, Text: "", TotalLines: 0, Hint };
  }
  const shown = fittingLines(part.lines, MAX_CHARACTERS);
  return {
    ...nothing,
    Text: shown.length === 0 ? "" : numberLines(shown.join("\n"), firstLine),
    TotalLines: part.totalLines,
    Hint: restHint("file", part, shown.length),
  };
}

function describeFile({ path, oldPath, added, removed }: ChangedFile): string {
  const moved = oldPath === "" ? "" : ` (was ${shorten(oldPath, MAX_PATH)})`;
  const counts = added === null || removed === null ? "binary" : `+${added} -${removed}`;
  return `${shorten(path, MAX_PATH)}${moved} ${counts}`;
}

/** Where the rest of a text is, "" when all of it was given. */
function restHint(name: string, { firstLine, totalLines, isComplete }: TextPart, shown: number): string {
  const next = firstLine + shown;
  const cut = isComplete ? "" : `The ${name} is too large to be read beyond line ${totalLines}.`;
  if (next <= totalLines)
    return `The ${name} goes on to line ${totalLines}; FirstLine ${next} continues. ${cut}`.trim();
  if (firstLine > totalLines && totalLines > 0) return `The ${name} has only ${totalLines} lines. ${cut}`.trim();
  return cut;
}
