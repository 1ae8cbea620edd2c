import { z } from "zod";
import { defineTool } from "@/lib/engine/tool";
import { shorten } from "./numbered-lines";
import { askTree, treeState } from "./open-tree";

/** Register headers define ten thousands of macros. */
const MAX_ENTITIES = 2_000;
const MAX_NAME = 200;

const inputs = z.object({
  SourceFile: z.string().min(1).describe("Path from the top of the tree, e.g. include/net/sock.h."),
});

const outputs = z.object({
  Missing: z.boolean().describe("True when there is no such file."),
  Entities: z
    .array(
      z.object({
        Kind: z.string().describe("function, struct, union, enum, typedef, variable or macro."),
        Name: z.string().describe("Name of the definition."),
        Line: z.number().int().describe("Line of the name, 1-based."),
      }),
    )
    .describe("The definitions of the file, in its order."),
  Hint: z.string().describe("What else to know or to try; empty when there is nothing."),
});

/** What a file defines. */
export const codesearchFileIndex = defineTool({
  name: "codesearch-file-index",
  description: "Lists what a source file defines: functions, structs, unions, enums, typedefs, variables and macros.",
  state: treeState,
  inputs,
  outputs,
  run: async (context, { SourceFile }, state) => {
    const definitions = await askTree(context, state, (tree) => tree.fileIndex(SourceFile));
    if (definitions === null) {
      return { Missing: true, Entities: [], Hint: "There is no such file; codesearch-dir-index lists a directory." };
    }
    const named = definitions.filter(({ kind }) => kind !== "field" && kind !== "enumerator");
    return {
      Missing: false,
      Entities: named
        .slice(0, MAX_ENTITIES)
        .map(({ kind, name, nameLine }) => ({ Kind: kind, Name: shorten(name, MAX_NAME), Line: nameLine })),
      Hint: hint(named.length),
    };
  },
});

function hint(found: number): string {
  if (found > MAX_ENTITIES) return `Only the first ${MAX_ENTITIES} of ${found} definitions are listed.`;
  return found > 0 ? "" : "No definitions were found; read-file reads a text of any kind.";
}
