import { z } from "zod";
import { defineTool } from "@/lib/engine/tool";
import { shorten } from "./numbered-lines";
import { askTree, treeState } from "./open-tree";

const MAX_ENTRIES = 2_000;
/** The longest that a file system takes. */
const MAX_NAME = 255;

const inputs = z.object({
  Dir: z.string().default("").describe("Directory from the top of the tree, e.g. net/smc; empty for the top itself."),
});

const outputs = z.object({
  Missing: z.boolean().describe("True when there is no such directory."),
  Subdirs: z.array(z.string()).describe("Names of the directories in it."),
  Files: z.array(z.string()).describe("Names of the files in it."),
  Hint: z.string().describe("What else to know or to try; empty when there is nothing."),
});

/** What a directory holds. */
export const codesearchDirIndex = defineTool({
  name: "codesearch-dir-index",
  description: "Lists the subdirectories and files of a directory of the source tree.",
  state: treeState,
  inputs,
  outputs,
  run: async (context, { Dir }, state) => {
    const listing = await askTree(context, state, (tree) => tree.directory(Dir));
    if (listing === null) {
      const Hint = "There is no such directory; list its parent, or the top with an empty Dir.";
      return { Missing: true, Subdirs: [], Files: [], Hint };
    }
    const { directories, files } = listing;
    const isCut = directories.length > MAX_ENTRIES || files.length > MAX_ENTRIES;
    return {
      Missing: false,
      Subdirs: directories.slice(0, MAX_ENTRIES).map((name) => shorten(name, MAX_NAME)),
      Files: files.slice(0, MAX_ENTRIES).map((name) => shorten(name, MAX_NAME)),
      Hint: isCut
        ? `Only the first ${MAX_ENTRIES} of ${files.length} files and ${directories.length} directories are listed.`
        : "",
    };
  },
});
