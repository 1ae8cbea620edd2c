import { z } from "zod";
import type { GrepAnswer } from "@/lib/codesearch/code-index";
import { defineTool } from "@/lib/engine/tool";
import { shorten } from "./numbered-lines";
import { askTree, treeState } from "./open-tree";

const MAX_MATCHES = 100;
const MAX_LINE_LENGTH = 300;
const MAX_PATH = 300;

const inputs = z.object({
  Expression: z
    .string()
    .min(1)
    .describe("Perl-compatible regular expression, matched against single lines, e.g. `WRITE_ONCE\\(.*->sk_err\\b`."),
  PathPrefix: z
    .string()
    .default("")
    .describe("Directory or file to search in, e.g. net/smc/; empty for the whole tree."),
});

const outputs = z.object({
  Matches: z.array(z.string()).describe("Matching lines as `path:line: text`."),
  Total: z.number().int().describe("Lines that match; there may be more when Truncated and Hint says so."),
  Truncated: z.boolean().describe("True when more lines match than are given, or may match."),
  Hint: z.string().describe("What else to know or to try; empty when there is nothing."),
});

/** Lines of the tree that match an expression. */
export const grepper = defineTool({
  name: "grepper",
  description: `Searches the source tree with a regular expression; gives up to ${MAX_MATCHES} matching lines.`,
  state: treeState,
  inputs,
  outputs,
  run: async (context, { Expression, PathPrefix }, state) => {
    const answer = await askTree(context, state, (tree) => tree.grep(Expression, PathPrefix, MAX_MATCHES));
    return {
      Matches: answer.matches.map(
        ({ path, line, text }) => `${shorten(path, MAX_PATH)}:${line}: ${shorten(text.trimEnd(), MAX_LINE_LENGTH)}`,
      ),
      Total: answer.counted,
      Truncated: answer.truncated,
      Hint: hint(answer, PathPrefix),
    };
  },
});

function hint({ matches, counted, isComplete }: GrepAnswer, prefix: string): string {
  if (!isComplete && counted === matches.length) {
    return "The search was stopped for its time or its size; more lines may match: narrow PathPrefix or the expression.";
  }
  if (!isComplete) return `More than ${counted} lines match: narrow the expression or PathPrefix.`;
  if (counted > matches.length) {
    return `${counted} lines match, the first ${matches.length} are given: narrow the expression or PathPrefix.`;
  }
  if (counted > 0) return "";
  return prefix === "" ? "No line matches." : "No line matches there; an empty PathPrefix searches the whole tree.";
}
