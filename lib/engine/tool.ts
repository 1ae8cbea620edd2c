import type { z } from "zod";
import type { StepContext } from "./context";

/**
 * A function that an agent may call. The model sees name, description and inputs; `state` are values of the flow that
 * the tool needs beside them, and the model neither sees nor chooses these.
 */
export interface Tool<
  State extends z.ZodObject = z.ZodObject,
  Inputs extends z.ZodObject = z.ZodObject,
  Outputs extends z.ZodObject = z.ZodObject,
> {
  readonly name: string;
  readonly description: string;
  readonly state: State;
  readonly inputs: Inputs;
  readonly outputs: Outputs;
  run(context: StepContext, inputs: z.output<Inputs>, state: z.output<State>): Promise<z.output<Outputs>>;
}

/**
 * Defines a tool. Its `run` throws {@link BadCallError} when the model called it wrongly; whatever else it throws is told
 * to the model too, as a failure of the tool. Every field of inputs and outputs needs a description: a flow refuses the
 * tool otherwise.
 */
export function defineTool<State extends z.ZodObject, Inputs extends z.ZodObject, Outputs extends z.ZodObject>(
  tool: Tool<State, Inputs, Outputs>,
): Tool<State, Inputs, Outputs> {
  return tool;
}
