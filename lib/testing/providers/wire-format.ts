import { createHash } from "node:crypto";
import type { z } from "zod";

/** What a scripted provider answers. */
export interface ScriptedTurn {
  readonly thoughts: string;
  readonly calls: readonly { readonly name: string; readonly input: Record<string, unknown> }[];
  readonly text: string;
}

/** A tool as a request offers it. */
export interface OfferedTool {
  readonly name: string;
  readonly description: string;
  /** JSON schema of its input. */
  readonly schema: JsonSchema;
}

export type JsonSchema = { readonly [keyword: string]: unknown };

/** A request as the script needs it. */
export interface Question {
  /** How many answers of ours the request repeats. */
  readonly turn: number;
  readonly tools: readonly OfferedTool[];
}

export interface WireRequest {
  readonly path: string;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly body: unknown;
}

/** One provider's API as its documentation describes it: strict about what it takes. */
export interface WireFormat {
  /** Id of the model that speaks it in tests. */
  readonly model: string;
  /** What is wrong with a request; empty when nothing is. */
  complaints(request: WireRequest): string[];
  question(body: unknown): Question;
  /** The body of the answer: number `turn` of its talk from 0, `number` of the server. */
  answer(said: ScriptedTurn, place: { readonly turn: number; readonly number: number }): unknown;
}

/** The key that every request must bring. */
export const TEST_KEY = "test-key";

/** What a provider signs its thoughts with: whoever changes them, or leaves them out, is found out. */
export function sign(...thoughts: readonly unknown[]): string {
  return createHash("sha256").update(JSON.stringify(thoughts)).digest("base64");
}

/** Tokens of every answer, so that what is recorded of them can be checked. */
export const USAGE = { input: 1000, cached: 600, output: 50, thoughts: 20 } as const;

/** Every issue of a body that does not fit `schema`, with its place. */
export function schemaComplaints(schema: z.ZodType, body: unknown): string[] {
  const parsed = schema.safeParse(body);
  if (parsed.success) return [];
  return parsed.error.issues.map(({ path, message }) => `${path.join(".")}: ${message}`);
}

/** Complaints about a list of roles that should alternate, the person's first and last. */
export function roleComplaints(roles: readonly string[], [person, model]: readonly [string, string]): string[] {
  const wrong = roles.findIndex((role, index) => role !== (index % 2 === 0 ? person : model));
  if (wrong >= 0)
    return [`message ${wrong} is of ${roles[wrong]}: ${person} and ${model} take turns, ${person} begins`];
  return roles.length % 2 === 1 ? [] : [`the last message is of ${model}`];
}
