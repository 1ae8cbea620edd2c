import type { JsonSchema, OfferedTool } from "./wire-format";

/** What a provider takes in the schemas of tools. */
export interface ToolRules {
  readonly name: RegExp;
  readonly keywords: readonly string[];
}

/** Keywords that every provider's documentation has. */
export const COMMON_KEYWORDS =
  "type description properties required items enum anyOf minimum maximum minLength maxLength pattern minItems maxItems format title default".split(
    " ",
  );

/** What is wrong with the tools of a request. */
export function toolComplaints(tools: readonly OfferedTool[], rules: ToolRules): string[] {
  const names = tools.map(({ name }) => name);
  return [
    ...(tools.length === 0 ? ["no tools are offered"] : []),
    ...(new Set(names).size === names.length ? [] : [`tools have the same name: ${names.join(", ")}`]),
    ...tools.flatMap((tool) => [
      ...(rules.name.test(tool.name) ? [] : [`${tool.name} is no name of a tool`]),
      ...(tool.description.trim() === "" ? [`${tool.name} has no description`] : []),
      ...(tool.schema.type === "object" ? [] : [`the input of ${tool.name} is no object`]),
      ...schemaComplaints(tool.schema, tool.name, rules),
    ]),
  ];
}

function schemaComplaints(schema: JsonSchema, place: string, rules: ToolRules): string[] {
  const unknown = Object.keys(schema).filter((keyword) => !rules.keywords.includes(keyword));
  const properties = Object.entries((schema.properties ?? {}) as Record<string, JsonSchema>);
  const required = (schema.required ?? []) as string[];
  const missing = required.filter((name) => !properties.some(([known]) => known === name));
  return [
    ...unknown.map((keyword) => `${place} has the unknown keyword ${keyword}`),
    ...missing.map((name) => `${place} requires ${name}, which it does not have`),
    ...properties.flatMap(([name, property]) => [
      ...("type" in property || "anyOf" in property || "enum" in property ? [] : [`${place}.${name} has no type`]),
      ...(typeof property.description === "string" ? [] : [`${place}.${name} has no description`]),
      ...schemaComplaints(property, `${place}.${name}`, rules),
    ]),
  ];
}
