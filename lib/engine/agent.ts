import type { z } from "zod";
import type { AgentTool } from "./agent-tool";
import type { Tool } from "./tool";

/** How many times the model of an agent is called at most, unless the agent says otherwise. */
const MAX_ITERATIONS = 250;

/** The tool that every agent has beside its own: it takes the agent's outputs. */
export const SET_RESULTS = "set-results";

/** A model with an instruction, a prompt and tools, which calls `set-results` exactly once and then gives a final reply. */
export interface Agent<Outputs extends z.ZodObject = z.ZodObject> {
  readonly kind: "agent";
  readonly name: string;
  /** Markdown; the system text of every call. */
  readonly instruction: string;
  /** Markdown with `{{Name}}` where a value of the flow goes, as a named fence. */
  readonly prompt: string;
  readonly tools: readonly (Tool | AgentTool)[];
  /** The schema of `set-results`. */
  readonly outputs: Outputs;
  /** Name of the value that the final reply becomes. */
  readonly replyAs: string;
  /** How many times the model is called at most. */
  readonly maxIterations: number;
}

/** An {@link Agent} as it is written down; `maxIterations` may be left out. */
export type AgentDefinition<Outputs extends z.ZodObject> = Omit<Agent<Outputs>, "kind" | "maxIterations"> & {
  readonly maxIterations?: number;
};

/** Defines an agent. */
export function defineAgent<Outputs extends z.ZodObject>(definition: AgentDefinition<Outputs>): Agent<Outputs> {
  return { kind: "agent", maxIterations: MAX_ITERATIONS, ...definition };
}
