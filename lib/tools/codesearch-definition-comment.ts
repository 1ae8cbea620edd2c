import { z } from "zod";
import type { CommentAnswer, DefinitionComment } from "@/lib/codesearch/definition-comment";
import { defineTool } from "@/lib/engine/tool";
import { numberLines, sourceLines } from "./numbered-lines";
import { askTree, treeState } from "./open-tree";

const MAX_COMMENTS = 5;
const MAX_LINES = 300;

const inputs = z.object({
  Name: z
    .string()
    .min(1)
    .describe(
      "Name of a function, struct, union, enum, typedef, variable, macro or enumerator; a field as `sock::sk_err`, a parameter as `skb_clone::gfp_mask`.",
    ),
  SourceFile: z
    .string()
    .default("")
    .describe("File that uses the name, e.g. net/smc/af_smc.c: prefers its own definition. Empty when unknown."),
});

const outputs = z.object({
  Missing: z.boolean().describe("True when there is no such definition, or no comment at it; Hint says which."),
  Definition: z.string().describe("The definition, as `function net/ipv4/tcp.c:511`; empty when there is none."),
  Comments: z
    .array(
      z.object({
        Place: z.string().describe("File and lines of the comment, as net/ipv4/tcp.c:504-510."),
        At: z.string().describe("The definition or declaration that it stands at."),
        KernelDoc: z.boolean().describe("True when it is a kernel-doc comment."),
        Comment: z.string().describe("Its lines, each as `345: text`."),
      }),
    )
    .describe("The comments at the definition and its declarations, kernel-doc first."),
  Hint: z.string().describe("What else to know or to try; empty when there is nothing."),
});

/** What is written about a definition. */
export const codesearchDefinitionComment = defineTool({
  name: "codesearch-definition-comment",
  description:
    "Gives the comment that belongs to a definition (kernel-doc or other), wherever it stands; for a field, enumerator or parameter its own part.",
  state: treeState,
  inputs,
  outputs,
  run: async (context, { Name, SourceFile }, state) =>
    present(await askTree(context, state, (tree) => tree.definitionComment(Name, SourceFile))),
});

function present({ definition, comments, hint }: CommentAnswer): z.output<typeof outputs> {
  const shown = comments.slice(0, MAX_COMMENTS);
  const cut = comments.length > MAX_COMMENTS ? `There are ${comments.length} comments; ${MAX_COMMENTS} are given.` : "";
  const long = shown.find(({ firstLine, lastLine }) => lastLine - firstLine >= MAX_LINES);
  const more =
    long === undefined
      ? ""
      : `Only ${MAX_LINES} lines of a comment are given; read-file gives ${long.path} from line ${long.firstLine + MAX_LINES}.`;
  return {
    Missing: comments.length === 0,
    Definition: definition === null ? "" : `${definition.kind} ${definition.path}:${definition.nameLine}`,
    Comments: shown.map(presentComment),
    Hint: [hint, cut, more].filter((text) => text !== "").join(" "),
  };
}

function presentComment(comment: DefinitionComment): z.output<typeof outputs>["Comments"][number] {
  const { path, firstLine, lastLine, text, isKernelDoc, about } = comment;
  return {
    Place: firstLine === lastLine ? `${path}:${firstLine}` : `${path}:${firstLine}-${lastLine}`,
    At: `${about.kind} ${about.name} ${about.path}:${about.nameLine}`,
    KernelDoc: isKernelDoc,
    Comment: numberLines(sourceLines(text).slice(0, MAX_LINES).join("\n"), firstLine),
  };
}
