import { z } from "zod";
import type { CommitSummary } from "@/lib/codesearch/code-history";
import { defineTool } from "@/lib/engine/tool";
import { shorten } from "./numbered-lines";
import { askHistory, treeState } from "./open-tree";

const MAX_COMMITS = 50;
const MAX_NAME = 60;
const MAX_SUBJECT = 150;

const inputs = z.object({
  Path: z
    .string()
    .default("")
    .describe("File or directory that the commits change, e.g. net/smc/af_smc.c; empty for the whole tree."),
  Definition: z
    .string()
    .default("")
    .describe(
      "Function, struct or macro that Path defines: only commits that changed its lines. Empty for all of Path.",
    ),
  FirstLine: z
    .number()
    .int()
    .min(0)
    .default(0)
    .describe("Instead of Definition: first line of Path, 1-based; 0 for all of Path."),
  LastLine: z.number().int().min(0).default(0).describe("Last line; 0 when only FirstLine is meant."),
  Message: z.string().default("").describe("Text that the commit's message holds, in any case; empty for all."),
  Change: z
    .string()
    .default("")
    .describe("Text that the commit adds or removes, e.g. READ_ONCE(sk->sk_err); slow without Path. Empty for all."),
  ChangeExpression: z
    .string()
    .default("")
    .describe("Instead of Change: POSIX extended regular expression that an added or removed line matches."),
  Since: z.string().default("").describe("First day, as 2025-01-31; empty for all."),
  Until: z.string().default("").describe("Last day, as 2025-12-31; empty for all."),
  Limit: z
    .number()
    .int()
    .min(1)
    .default(20)
    .describe(`How many commits to give, the newest first; at most ${MAX_COMMITS}.`),
});

const outputs = z.object({
  Commits: z.array(z.string()).describe("The commits, newest first, as `hash date author: subject`."),
  Total: z.number().int().describe("Commits that fit; there may be more when Truncated."),
  Truncated: z.boolean().describe("True when counting was stopped before all of the history was looked at."),
  Hint: z.string().describe("What else to know or to try; empty when there is nothing."),
});

/** Commits of the history that fit. */
export const gitLog = defineTool({
  name: "git-log",
  description:
    "Lists commits that led to the source tree, newest first: those that changed a file, a function or lines, that say or change something, or of some days. git-show shows one of them.",
  state: treeState,
  inputs,
  outputs,
  run: async (context, { Path, Definition, FirstLine, LastLine, Message, Change, ...rest }, state) => {
    const limit = Math.min(rest.Limit, MAX_COMMITS);
    const query = {
      path: Path,
      firstLine: FirstLine,
      lastLine: LastLine,
      definition: Definition,
      message: Message,
      change: Change,
      changeExpression: rest.ChangeExpression,
      since: rest.Since,
      until: rest.Until,
      limit,
    };
    const { commits, counted, isComplete, hint } = await askHistory(context, state, (history) => history.log(query));
    return {
      Commits: commits.map(describe),
      Total: counted,
      Truncated: !isComplete,
      Hint: [cutHint(commits.length, counted, isComplete), hint].filter((text) => text !== "").join(" "),
    };
  },
});

function describe({ hash, date, author, subject }: CommitSummary): string {
  return `${hash.slice(0, 12)} ${date.slice(0, 10)} ${shorten(author, MAX_NAME)}: ${shorten(subject, MAX_SUBJECT)}`;
}

function cutHint(shown: number, counted: number, isComplete: boolean): string {
  if (!isComplete && counted <= shown)
    return "The search was stopped for its time: narrow it by Path, Since and Until.";
  if (counted > shown) return `Only the newest ${shown} are given: narrow the search, or go on with an earlier Until.`;
  return counted === 0 ? "No commit fits." : "";
}
