import { z } from "zod";
import type { Reference, ReferenceAnswer } from "@/lib/codesearch/reference";
import { defineTool } from "@/lib/engine/tool";
import { numberLines } from "./numbered-lines";
import { askTree, treeState } from "./open-tree";

const USUAL_LIMIT = 50;
const MAX_LIMIT = 200;
const MAX_CONTEXT_LINES = 5;

const inputs = z.object({
  Name: z
    .string()
    .min(1)
    .describe(
      "Name of a function, struct, union, enum, typedef, variable, macro or enumerator; a field as `sock::sk_err`, or its bare name for that field in any struct.",
    ),
  PathPrefix: z
    .string()
    .default("")
    .describe("Directory or file to look in, e.g. net/smc/; empty for the whole tree. A prefix makes it fast."),
  SourceFile: z
    .string()
    .default("")
    .describe("File the question is about, e.g. net/smc/af_smc.c: uses near it come first. Empty when unknown."),
  SnippetLines: z
    .number()
    .int()
    .min(0)
    .max(MAX_CONTEXT_LINES)
    .default(0)
    .describe("Source lines to show before and after the line of each use."),
  Declarations: z
    .boolean()
    .default(false)
    .describe("Whether the definition and the declarations are listed too, not only uses."),
  Limit: z.number().int().min(1).max(MAX_LIMIT).default(USUAL_LIMIT).describe("Most uses to list."),
});

const outputs = z.object({
  Missing: z.boolean().describe("True when no use was found; Hint then says what to try."),
  Total: z.number().int().describe("Uses there are, with those that are not listed."),
  Files: z.number().int().describe("Files they are in."),
  Counts: z
    .string()
    .describe("For a field: how many of all uses there are of each certainty and kind, as `typed 20, write 3`."),
  References: z
    .array(
      z.object({
        Place: z.string().describe("File and line, as net/smc/af_smc.c:1234."),
        In: z.string().describe("What the use stands in, as `function smc_poll`; empty at file level."),
        Use: z
          .string()
          .describe(
            "call, address (taken, or a function named without a call), read, write, read-write, type, condition (#if), reference, local (a local variable of that name), declaration or definition.",
          ),
        Certainty: z
          .string()
          .describe(
            "For a field: `typed` when the declared types say that it is the one, `only field of that name` when no other struct has one, `possible` when the type is unknown.",
          ),
        Owner: z.string().describe("For a field: the struct it is one of here, when known."),
        Snippet: z.string().describe("The source, each line as `345: text`."),
      }),
    )
    .describe("The uses, surest and nearest first."),
  Hint: z.string().describe("What else to know or to try; empty when there is nothing."),
});

/** Where a name is used. */
export const codesearchFindReferences = defineTool({
  name: "codesearch-find-references",
  description:
    "Lists the uses of a function, type, variable, macro, enumerator or struct field, with the function that each stands in and what it does: call, read, write and so on. Comments and strings are left out.",
  state: treeState,
  inputs,
  outputs,
  run: async (context, { Name, PathPrefix, SourceFile, SnippetLines, Declarations, Limit }, state) => {
    const query = {
      name: Name,
      pathPrefix: PathPrefix,
      contextFile: SourceFile,
      contextLines: SnippetLines,
      withDeclarations: Declarations,
      limit: Limit,
    };
    return present(await askTree(context, state, (tree) => tree.findReferences(query)));
  },
});

function present({ references, total, files, counts, hint }: ReferenceAnswer): z.output<typeof outputs> {
  const cut = total > references.length ? `${references.length} of ${total} uses are listed; narrow PathPrefix.` : "";
  return {
    Missing: total === 0,
    Total: total,
    Files: files,
    Counts: Object.entries(counts)
      .map(([what, count]) => `${what} ${count}`)
      .join(", "),
    References: references.map(presentReference),
    Hint: [cut, hint].filter((text) => text !== "").join(" "),
  };
}

function presentReference(reference: Reference): z.output<typeof outputs>["References"][number] {
  const { path, line, enclosing, use, certainty, owner, snippet, snippetLine } = reference;
  return {
    Place: `${path}:${line}`,
    In: enclosing === null ? "" : `${enclosing.kind} ${enclosing.name}`,
    Use: use,
    Certainty: certainty,
    Owner: owner,
    Snippet: numberLines(snippet, snippetLine),
  };
}
