import { createHash } from "node:crypto";
import { z } from "zod";
import { BadCallError } from "@/lib/engine/errors";
import { defineTool } from "@/lib/engine/tool";
import type { TypeLayout } from "@/lib/kernel/struct-layout/type-layout";
import { layoutLines, linesAt } from "./layout-text";
import { numberLines, sourceLines } from "./numbered-lines";
import { treeState } from "./open-tree";
import { type FoundType, findType, lookUpLayout } from "./struct-layout-lookup";

/** Enough for all but a handful of types, and small enough for a model. */
const MAX_LINES = 600;
const MAX_OPTIONS = 12;
const WHOLE = -1;

const inputs = z.object({
  Name: z.string().min(1).describe("A struct, union or typedef: `struct sock`, `sock` and `atomic_t` all work."),
  SourceFile: z
    .string()
    .default("")
    .describe("File that uses or defines it, where several files define the name. Empty when unknown."),
  AtOffset: z
    .number()
    .int()
    .min(WHOLE)
    .default(WHOLE)
    .describe(
      "Only the members at this byte offset, down to the innermost, as for a KASAN report's object; -1 for the whole type.",
    ),
});

const outputs = z.object({
  Missing: z.boolean().describe("True when there is no such type; Hint then says what to try."),
  SourceFile: z.string().describe("File of the definition."),
  FirstLine: z.number().int().describe("First line of the definition, 1-based; 0 when missing."),
  Size: z.number().int().describe("Bytes of the whole type; 0 when the layout is not known."),
  Alignment: z.number().int().describe("Bytes that its address is a multiple of; 0 when the layout is not known."),
  Config: z.string().describe("Which configuration and architecture the layout is for; empty when it is not known."),
  Layout: z
    .string()
    .describe(
      "Each member as `LINE: OFFSET SIZE DECLARATION` in bytes, a bit field as `OFFSET.BIT BITSb`, `path:` before LINE in another file; between them what is unused and where 64-byte cachelines begin.",
    ),
  SourceCode: z.string().describe("The definition as numbered lines, in place of Layout where that is not known."),
  Hint: z.string().describe("What else to know or to try; empty when there is nothing."),
});

type Outputs = z.output<typeof outputs>;

/** Where the members of a type lie, for the job's own configuration and architecture. */
export const codesearchStructLayout = defineTool({
  name: "codesearch-struct-layout",
  description:
    "Gives offset, size and alignment of the members of a struct or union, for the kernel configuration of this job. The first call takes about half a minute, later ones a few seconds.",
  state: treeState.extend({
    KernelConfig: z.string().describe("The .config of the job; may be empty."),
    TargetArch: z.string().describe("The architecture, as syzkaller names it."),
  }),
  inputs,
  outputs,
  run: async (context, { Name, SourceFile, AtOffset }, state): Promise<Outputs> => {
    const type = await findType(context, state, parseTypeName(Name), SourceFile);
    if ("hint" in type) return { ...empty, Missing: true, Hint: type.hint };
    const result = await lookUpLayout(context, state, type);
    if (result.state === "unknown") return withoutLayout(type, result.why);
    const config = describeConfig(state.KernelConfig, state.TargetArch, result.changedOptions);
    const { lines, hint } = AtOffset === WHOLE ? whole(result.layout) : at(result.layout, AtOffset);
    return {
      ...empty,
      SourceFile: result.layout.file,
      FirstLine: result.layout.line,
      Size: result.layout.size,
      Alignment: result.layout.alignment,
      Config: config,
      Layout: lines.join("\n"),
      Hint: [hint, randomized(state.KernelConfig)].filter((text) => text !== "").join(" "),
    };
  },
});

const empty: Outputs = {
  Missing: false,
  SourceFile: "",
  FirstLine: 0,
  Size: 0,
  Alignment: 0,
  Config: "",
  Layout: "",
  SourceCode: "",
  Hint: "",
};

/** `struct sock`, `sock *`, `union x`. Throws {@link BadCallError} for what is no type's name: it goes into a source file. */
function parseTypeName(text: string): { keyword: string; name: string } {
  const [, keyword = "", name] = /^\s*(?:(struct|union)\s+)?([A-Za-z_]\w{0,199})[\s*]*$/.exec(text) ?? [];
  if (name === undefined || (keyword === "" && ["struct", "union", "enum"].includes(name))) {
    throw new BadCallError(
      `${JSON.stringify(text.slice(0, 80))} is no struct, union or typedef. Give one name, as in struct sock or atomic_t.`,
    );
  }
  return { keyword, name };
}

function whole(layout: TypeLayout): { lines: string[]; hint: string } {
  const lines = layoutLines(layout);
  if (lines.length <= MAX_LINES) return { lines, hint: "" };
  return {
    lines: lines.slice(0, MAX_LINES),
    hint: `Only the first ${MAX_LINES} of ${lines.length} lines are shown; AtOffset gives what lies at an offset.`,
  };
}

function at(layout: TypeLayout, offset: number): { lines: string[]; hint: string } {
  const lines = linesAt(layout, offset);
  const { name, size } = layout;
  if (offset >= size) {
    const beyond = `${name} has ${size} bytes: offset ${offset} lies behind its end`;
    return { lines, hint: lines.length === 0 ? `${beyond}.` : `${beyond}, in an array without a fixed length.` };
  }
  return {
    lines,
    hint: lines.length === 0 ? `No member of ${name} lies at offset ${offset}: the byte is unused.` : "",
  };
}

function withoutLayout({ path, firstLine, source }: FoundType, why: string): Outputs {
  const lines = sourceLines(source);
  const hint = `The offsets are not known: ${why}`;
  return {
    ...empty,
    SourceFile: path,
    FirstLine: firstLine,
    SourceCode: numberLines(lines.slice(0, MAX_LINES).join("\n"), firstLine),
    Hint:
      lines.length <= MAX_LINES
        ? hint
        : `${hint} Only the first ${MAX_LINES} of ${lines.length} lines of the definition are shown.`,
  };
}

function describeConfig(config: string, arch: string, changed: readonly string[]): string {
  const hash = createHash("sha256").update(config).digest("hex").slice(0, 12);
  const own = `the job's KernelConfig (sha256 ${hash}…) for ${arch}, compiled with this worker's gcc`;
  if (changed.length === 0) return own;
  const names = changed.slice(0, MAX_OPTIONS).join(", ");
  const more = changed.length > MAX_OPTIONS ? ", …" : "";
  return `${own}; options that this tree or compiler does not take as they are: ${changed.length} (${names}${more})`;
}

function randomized(config: string): string {
  return /^CONFIG_(RANDSTRUCT_(FULL|PERFORMANCE)|GCC_PLUGIN_RANDSTRUCT)=y/m.test(config)
    ? "This configuration shuffles some structs with a seed of each build: they lay otherwise in the kernel that crashed."
    : "";
}
