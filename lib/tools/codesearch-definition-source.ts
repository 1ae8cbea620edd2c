import { z } from "zod";
import type { Definition, DefinitionAnswer } from "@/lib/codesearch/code-index";
import { defineTool } from "@/lib/engine/tool";
import { fittingLines, numberLines, shorten, sourceLines } from "./numbered-lines";
import { askTree, treeState } from "./open-tree";

/** Enough for all but a handful of functions, and small enough for a model. */
const MAX_LINES = 1_000;
const MAX_CHARACTERS = 60_000;
const MAX_OTHERS = 10;
const MAX_PATH = 300;

const inputs = z.object({
  Name: z
    .string()
    .min(1)
    .describe(
      "Name of a function, struct, union, enum, typedef, variable, macro or enumerator, or a field as `sock::sk_err`; `struct sock` and `sock` both work.",
    ),
  SourceFile: z
    .string()
    .default("")
    .describe("File that uses the name, e.g. net/smc/af_smc.c: prefers its own definition. Empty when unknown."),
  IncludeLines: z.boolean().default(true).describe("Whether every line of SourceCode starts with its number."),
});

const outputs = z.object({
  Missing: z.boolean().describe("True when there is no such definition; Hint then says what to try."),
  Kind: z.string().describe("function, struct, union, enum, typedef, variable, macro, enumerator or field."),
  SourceFile: z.string().describe("File of the definition."),
  FirstLine: z.number().int().describe("First line of the definition, 1-based; 0 when missing."),
  LastLine: z.number().int().describe("Last line of the definition, also when SourceCode is cut."),
  SourceCode: z.string().describe("The source with every #if branch; numbered lines are `345: text`."),
  Others: z.array(z.string()).describe("Other definitions of the name, as `struct include/net/sock.h:345`."),
  Hint: z.string().describe("What else to know or to try; empty when there is nothing."),
});

/** The source of one definition. */
export const codesearchDefinitionSource = defineTool({
  name: "codesearch-definition-source",
  description:
    "Gives the source code of a function, struct, union, enum, typedef, variable or macro, with line numbers.",
  state: treeState,
  inputs,
  outputs,
  run: async (context, { Name, SourceFile, IncludeLines }, state) => {
    const answer = await askTree(context, state, (tree) => tree.findDefinition(Name, SourceFile));
    return present(answer, IncludeLines);
  },
});

function present({ best, others, hint }: DefinitionAnswer, includeLines: boolean): z.output<typeof outputs> {
  const Others = others.slice(0, MAX_OTHERS).map(place);
  if (best === null) {
    return { Missing: true, Kind: "", SourceFile: "", FirstLine: 0, LastLine: 0, SourceCode: "", Others, Hint: hint };
  }
  const lines = sourceLines(best.source);
  const shown = fittingLines(lines.slice(0, MAX_LINES), MAX_CHARACTERS);
  const total = best.lastLine - best.firstLine + 1;
  const hints = [
    hint,
    others.length > MAX_OTHERS
      ? `There are ${others.length} other definitions; the first ${MAX_OTHERS} are listed.`
      : "",
    best.source === "" ? "The file cannot be shown by its name; grepper finds lines in it." : "",
    shown.length < total && best.source !== ""
      ? `Only the first ${shown.length} of ${total} lines are shown; read-file gives the rest from line ${best.firstLine + shown.length}.`
      : "",
  ];
  return {
    Missing: false,
    Kind: best.kind,
    SourceFile: best.path,
    FirstLine: best.firstLine,
    LastLine: best.lastLine,
    SourceCode: includeLines && best.source !== "" ? numberLines(shown.join("\n"), best.firstLine) : shown.join("\n"),
    Others,
    Hint: hints.filter((text) => text !== "").join(" "),
  };
}

function place({ kind, path, nameLine }: Definition): string {
  return `${kind} ${shorten(path, MAX_PATH)}:${nameLine}`;
}
