import { jsonSchema, type ToolSet, tool } from "ai";
import { type JsonText, toJsonText } from "@/lib/contract/json-text";
import { type Agent, SET_RESULTS } from "./agent";
import { inputJsonSchema } from "./json-schema";
import type { Tool } from "./tool";

const SET_RESULTS_DESCRIPTION =
  "Gives the results of your investigation. Call it exactly once, when you have decided; then give your final reply.";

type Described = Pick<Tool, "name" | "description" | "inputs">;

/** Tools as a model is offered them. */
export interface Offer {
  /** As the AI SDK takes them. */
  readonly tools: ToolSet;
  /** The same as JSON: `[{name, description, inputSchema}]`. */
  readonly description: JsonText;
}

/** The tool that takes the results of `agent`. */
export function setResults({ outputs }: Agent): Described {
  return { name: SET_RESULTS, description: SET_RESULTS_DESCRIPTION, inputs: outputs };
}

export function offerOf(tools: readonly Described[]): Offer {
  const described = tools.map(({ name, description, inputs }) => ({
    name,
    description,
    inputSchema: inputJsonSchema(inputs),
  }));
  return {
    description: toJsonText(described),
    tools: Object.fromEntries(
      described.map(({ name, description, inputSchema }) => [
        name,
        // Checked by us, not by the SDK, so that the model is told what is wrong in our words.
        tool({ description, inputSchema: jsonSchema(inputSchema) }),
      ]),
    ),
  };
}
