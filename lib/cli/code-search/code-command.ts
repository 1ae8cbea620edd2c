import type { z } from "zod";
import type { Tool } from "@/lib/engine/tool";

/** One question of `assay codesearch`: a tool of the agents, and how a person asks it and reads its answer. */
export interface CodeCommand<Inputs extends z.ZodObject = z.ZodObject, Outputs extends z.ZodObject = z.ZodObject> {
  readonly tool: Tool<z.ZodObject, Inputs, Outputs>;
  /** Inputs that are given by their place on the command line; all others are flags. Those required come first. */
  readonly positional: readonly (keyof z.output<Inputs> & string)[];
  /** The answer as lines of text; none when nothing was found. */
  lines(outputs: z.output<Outputs>, inputs: z.output<Inputs>): readonly string[];
}

/** Defines a question; see {@link CodeCommand}. */
export function defineCodeCommand<State extends z.ZodObject, Inputs extends z.ZodObject, Outputs extends z.ZodObject>(
  tool: Tool<State, Inputs, Outputs>,
  positional: CodeCommand<Inputs, Outputs>["positional"],
  lines: CodeCommand<Inputs, Outputs>["lines"],
): CodeCommand {
  return { tool, positional, lines };
}

/** What the question is called on the command line: the tool's name without the prefix that all of these share. */
export function commandName({ tool }: CodeCommand): string {
  return tool.name.replace(/^codesearch-/, "");
}
