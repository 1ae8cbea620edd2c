import { Argument, type Command, Option } from "commander";
import { z } from "zod";
import { inputJsonSchema } from "@/lib/engine/json-schema";
import type { Values } from "@/lib/engine/values";
import type { CodeCommand } from "./code-command";
import { inOptionWords } from "./tree-options";

/** What a tool's input must be to be given on a command line. */
const shape = z.object({
  properties: z.record(
    z.string(),
    z.object({
      type: z.enum(["string", "integer", "number", "boolean"]),
      description: z.string(),
      default: z.union([z.string(), z.number(), z.boolean()]).optional(),
    }),
  ),
  required: z.array(z.string()).default([]),
});

/** An input of a tool as it is given on the command line: by its place, or by a flag. */
export type CommandInput = { readonly name: string; readonly isNumber: boolean } & (
  | { readonly kind: "argument"; readonly argument: Argument }
  | { readonly kind: "option"; readonly option: Option }
);

/** The inputs of a tool, those that go by their place first and in their order. */
export function commandInputs(command: CodeCommand): CommandInput[] {
  const { tool, positional } = command;
  const { properties, required } = shape.parse(inputJsonSchema(tool.inputs));
  const flags = Object.keys(properties).filter((name) => !positional.includes(name));
  return [...positional, ...flags].flatMap((name): CommandInput[] => {
    const property = properties[name];
    if (property === undefined) return [];
    const { type, default: fallback } = property;
    const isRequired = required.includes(name);
    const isNumber = type === "integer" || type === "number";
    const description = inCommandWords(property.description, command);
    if (positional.includes(name)) {
      const argument = new Argument(isRequired ? `<${kebab(name)}>` : `[${kebab(name)}]`, description);
      return [{ kind: "argument", name, isNumber, argument }];
    }
    const value = type === "boolean" ? "" : ` <${isNumber ? "number" : "text"}>`;
    const option = new Option(`--${fallback === true ? "no-" : ""}${kebab(name)}${value}`, description);
    if (fallback !== undefined && fallback !== "") option.default(fallback);
    return [{ kind: "option", name, isNumber, option: option.makeOptionMandatory(isRequired) }];
  });
}

/** The tool's inputs as they were given to `command`; what was left out is left out. */
export function givenInputs(inputs: readonly CommandInput[], command: Command): Values {
  const values = inputs.map((input, place): [string, unknown] => {
    const given =
      input.kind === "argument" ? command.processedArgs[place] : command.getOptionValue(input.option.attributeName());
    return [input.name, input.isNumber && Number.isFinite(Number(given)) ? Number(given) : given];
  });
  return Object.fromEntries(values.filter(([, value]) => value !== undefined));
}

/** What is wrong with the inputs, in the command line's words. */
export function describeProblems(inputs: readonly CommandInput[], { issues }: z.ZodError): string {
  return issues
    .map(({ path, message }) => {
      const input = inputs.find(({ name }) => name === path[0]);
      if (input === undefined) return message;
      return `${input.kind === "argument" ? input.argument.name() : (input.option.long ?? "")}: ${message}`;
    })
    .join(" ");
}

/** Words of a tool for the person at the command line, where tools and inputs are spelt differently. */
export function inCommandWords(text: string, { tool }: CodeCommand): string {
  const names = Object.keys(tool.inputs.shape).filter((name) => /[a-z][A-Z]/.test(name));
  const named = names.reduce((words, name) => words.replace(new RegExp(`\\b${name}\\b`, "g"), kebab(name)), text);
  return inOptionWords(named).replace(/\bcodesearch-/g, "");
}

/** `source-file` of `SourceFile`. */
function kebab(name: string): string {
  return name.replace(/(?<=[a-z])(?=[A-Z])/g, "-").toLowerCase();
}
