import { z } from "zod";
import { defineTool } from "@/lib/engine/tool";
import { fittingLines, numberLines } from "./numbered-lines";
import { askTree, treeState } from "./open-tree";

const MAX_LINES = 100;
/** For files whose lines are long. */
const MAX_CHARACTERS = 24_000;

const inputs = z.object({
  File: z.string().min(1).describe("Path from the top of the tree, e.g. net/smc/af_smc.c."),
  FirstLine: z.number().int().min(1).default(1).describe("First line to read, 1-based."),
  LineCount: z
    .number()
    .int()
    .min(1)
    .default(MAX_LINES)
    .describe(`How many lines to read; at most ${MAX_LINES} are given.`),
});

const outputs = z.object({
  Missing: z.boolean().describe("True when there is no such file."),
  Contents: z.string().describe("The lines, each as `345: text`."),
  FirstLine: z.number().int().describe("Number of the first line given; 0 when there is none."),
  TotalLines: z.number().int().describe("Lines of the whole file."),
  Hint: z.string().describe("What else to know or to try; empty when there is nothing."),
});

/** Lines of a file, of any kind of text. */
export const readFile = defineTool({
  name: "read-file",
  description: `Reads up to ${MAX_LINES} lines of a file of the source tree, with line numbers. For a whole function or struct use codesearch-definition-source.`,
  state: treeState,
  inputs,
  outputs,
  run: async (context, { File, FirstLine, LineCount }, state) => {
    const count = Math.min(LineCount, MAX_LINES);
    const slice = await askTree(context, state, (tree) => tree.readFile(File, FirstLine, count));
    if (slice === null) {
      const Hint = "There is no such file; codesearch-dir-index lists a directory.";
      return { Missing: true, Contents: "", FirstLine: 0, TotalLines: 0, Hint };
    }
    const { text, firstLine, totalLines } = slice;
    if (FirstLine > totalLines) {
      const Hint = `The file has only ${totalLines} lines.`;
      return { Missing: false, Contents: "", FirstLine: 0, TotalLines: totalLines, Hint };
    }
    const lines = fittingLines(text.split("\n"), MAX_CHARACTERS);
    const last = firstLine + lines.length - 1;
    return {
      Missing: false,
      Contents: numberLines(lines.join("\n"), firstLine),
      FirstLine: firstLine,
      TotalLines: totalLines,
      Hint: last < totalLines ? `The file goes on to line ${totalLines}; line ${last + 1} comes next.` : "",
    };
  },
});
