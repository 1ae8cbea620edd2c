import { z } from "zod";
import { defineTool } from "@/lib/engine/tool";
import { numberLines, shorten } from "./numbered-lines";
import { askHistory, treeState } from "./open-tree";

const MAX_LINES = 100;
const MAX_NAME = 60;
const MAX_SUBJECT = 150;
const MAX_LINE = 300;

const inputs = z.object({
  File: z.string().min(1).describe("Path from the top of the tree, e.g. net/smc/af_smc.c."),
  FirstLine: z.number().int().min(1).describe("First line to look at, 1-based."),
  LastLine: z.number().int().min(1).describe(`Last line to look at; at most ${MAX_LINES} lines are given.`),
});

const outputs = z.object({
  Missing: z.boolean().describe("True when there is no such file."),
  Groups: z
    .array(
      z.object({
        Commit: z.string().describe("Hash of the commit that last changed the lines, for git-show."),
        Date: z.string().describe("Day when it was committed."),
        Author: z.string().describe("Who made the change."),
        Subject: z.string().describe("First line of its message."),
        Lines: z.string().describe("The lines, each as `345: text`."),
      }),
    )
    .describe("Groups of lines that come from one commit, in the order of the file."),
  TotalLines: z.number().int().describe("Lines of the whole file."),
  Hint: z.string().describe("What else to know or to try; empty when there is nothing."),
});

/** Who last changed the lines of a file. */
export const gitBlame = defineTool({
  name: "git-blame",
  description: `Tells for up to ${MAX_LINES} lines of a file which commit last changed them, when, and who made it.`,
  state: treeState,
  inputs,
  outputs,
  run: async (context, { File, FirstLine, LastLine }, state) => {
    const last = Math.min(LastLine, FirstLine + MAX_LINES - 1);
    // An order that is wrong is for the library to refuse.
    const asked = LastLine < FirstLine ? LastLine : last;
    const answer = await askHistory(context, state, (history) => history.blame(File, FirstLine, asked));
    if (answer === null) {
      const Hint = "There is no such file; codesearch-dir-index lists a directory.";
      return { Missing: true, Groups: [], TotalLines: 0, Hint };
    }
    const cut = LastLine > last && answer.totalLines > last ? `Only ${MAX_LINES} lines are given, to ${last}.` : "";
    const old = answer.groups.some((group) => group.isCut)
      ? "Lines of the oldest commit that is known here may be older than it."
      : "";
    return {
      Missing: false,
      Groups: answer.groups.map(({ hash, date, author, subject, firstLine, lines }) => ({
        Commit: hash.slice(0, 12),
        Date: date.slice(0, 10),
        Author: shorten(author, MAX_NAME),
        Subject: shorten(subject, MAX_SUBJECT),
        Lines: numberLines(lines.map((line) => shorten(line, MAX_LINE)).join("\n"), firstLine),
      })),
      TotalLines: answer.totalLines,
      Hint: [cut, old, answer.hint].filter((text) => text !== "").join(" "),
    };
  },
});
