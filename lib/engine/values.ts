import type { z } from "zod";
import { FlowError } from "./errors";

/** The values of a flow so far, by name. */
export type Values = Readonly<Record<string, unknown>>;

/** Those of `values` that `schema` names. */
export function pickValues(schema: z.ZodObject, values: Values): Record<string, unknown> {
  const names = Object.keys(schema.shape).filter((name) => Object.hasOwn(values, name));
  return Object.fromEntries(names.map((name) => [name, values[name]]));
}

/** `values` as `schema` takes them, others passed over. Throws {@link FlowError} that names each wrong value. */
export function parseValues(schema: z.ZodObject, values: Values): Record<string, unknown> {
  const parsed = schema.safeParse(pickValues(schema, values));
  if (parsed.success) return parsed.data;
  throw new FlowError(describeIssues(parsed.error, values));
}

/** Every issue with the name of its value, one a line. */
export function describeIssues(error: z.ZodError, values: Values): string {
  return error.issues.map((issue) => describeIssue(issue, values)).join("\n");
}

function describeIssue(issue: z.core.$ZodIssue, values: Values): string {
  const [name, ...rest] = issue.path.map(String);
  if (name === undefined) return issue.message;
  if (rest.length === 0 && !Object.hasOwn(values, name)) return `${name} is missing.`;
  return issue.message.startsWith(name) ? issue.message : `${[name, ...rest].join(".")}: ${issue.message}`;
}
