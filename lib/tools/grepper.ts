import { z } from "zod";
import { defineTool } from "@/lib/engine/tool";
import { askTree, treeState } from "./open-tree";

const MAX_MATCHES = 100;
const MAX_LINE_LENGTH = 300;

const inputs = z.object({
  Expression: z
    .string()
    .min(1)
    .describe("POSIX extended regular expression, matched against single lines, e.g. `WRITE_ONCE\\(.*->sk_err`."),
  PathPrefix: z
    .string()
    .default("")
    .describe("Directory or file to search in, e.g. net/smc/; empty for the whole tree."),
});

const outputs = z.object({
  Matches: z.array(z.string()).describe("Matching lines as `path:line: text`."),
  Truncated: z.boolean().describe("True when more lines match than are given."),
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
      Matches: answer.matches.map(({ path, line, text }) => `${path}:${line}: ${shorten(text)}`),
      Truncated: answer.truncated,
      Hint: hint(answer.matches.length, answer.truncated, PathPrefix),
    };
  },
});

function shorten(text: string): string {
  const line = text.trimEnd();
  return line.length <= MAX_LINE_LENGTH ? line : `${line.slice(0, MAX_LINE_LENGTH)}…`;
}

function hint(found: number, truncated: boolean, prefix: string): string {
  if (truncated) return `More than ${found} lines match: narrow the expression or PathPrefix.`;
  if (found > 0) return "";
  return prefix === "" ? "No line matches." : "No line matches there; an empty PathPrefix searches the whole tree.";
}
