import { z } from "zod";

type JsonSchema = { readonly [keyword: string]: unknown };

/** Keywords that say what a value may be; all others (title, description, default, our own meta) say how it is shown. */
const structural: ReadonlySet<string> = new Set(
  (
    "type properties required additionalProperties items prefixItems propertyNames enum const anyOf oneOf allOf not " +
    "format pattern minimum maximum exclusiveMinimum exclusiveMaximum multipleOf minLength maxLength minItems maxItems " +
    "$ref $defs"
  ).split(" "),
);

/** Keywords whose value maps names, not keywords, to schemas. */
const namedSchemas: ReadonlySet<string> = new Set(["properties", "$defs"]);

/** The structure of what `schema` gives after parsing, as text that is equal for equal structures. */
export function structureOf(schema: z.ZodType): string {
  return JSON.stringify(structure(z.toJSONSchema(schema, { io: "output", unrepresentable: "any" })));
}

/** JSON schema of what may be passed to `schema`: a field with a default may be left out. */
export function inputJsonSchema(schema: z.ZodObject): JsonSchema {
  const { $schema, ...rest } = z.toJSONSchema(schema, { io: "input" });
  return rest;
}

/** Paths of the fields of `schema` that have no description, those of nested objects and array elements included. */
export function undescribedFields(schema: z.ZodObject): string[] {
  return missingDescriptions(inputJsonSchema(schema), "");
}

function structure(schema: unknown): unknown {
  if (Array.isArray(schema)) return schema.map(structure);
  if (typeof schema !== "object" || schema === null) return schema;
  const kept = Object.entries(schema)
    .filter(([keyword]) => structural.has(keyword))
    .map(([keyword, value]): [string, unknown] => [
      keyword,
      namedSchemas.has(keyword) ? structureOfEach(value as JsonSchema) : structure(value),
    ]);
  return Object.fromEntries(kept.sort(byName));
}

function structureOfEach(schemas: JsonSchema): unknown {
  const entries = Object.entries(schemas).map(([name, schema]): [string, unknown] => [name, structure(schema)]);
  return Object.fromEntries(entries.sort(byName));
}

function byName([a]: [string, unknown], [b]: [string, unknown]): number {
  return a < b ? -1 : 1;
}

function missingDescriptions(schema: JsonSchema, path: string): string[] {
  const fields = Object.entries((schema.properties ?? {}) as Record<string, JsonSchema>);
  const element = schema.items as JsonSchema | undefined;
  return [
    ...fields.flatMap(([name, field]) => {
      const fieldPath = path === "" ? name : `${path}.${name}`;
      const nested = missingDescriptions(field, fieldPath);
      return typeof field.description === "string" && field.description !== "" ? nested : [fieldPath, ...nested];
    }),
    ...(element === undefined ? [] : missingDescriptions(element, `${path}[]`)),
  ];
}
