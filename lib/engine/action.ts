import type { z } from "zod";
import type { StepContext } from "./context";

/** What an action returns: `outputs` go into the dataflow, `notes` only into the span's results. */
export interface ActionResult<Outputs, Notes> {
  readonly outputs: Outputs;
  readonly notes?: Notes;
}

/** A deterministic step of a flow. Values flow between steps by name, so the names of inputs and outputs are PascalCase and shared. */
export interface Action<
  Inputs extends z.ZodObject = z.ZodObject,
  Outputs extends z.ZodObject = z.ZodObject,
  Notes extends z.ZodObject = z.ZodObject,
> {
  readonly kind: "action";
  readonly name: string;
  readonly inputs: Inputs;
  readonly outputs: Outputs;
  readonly notes: Notes | null;
  run(context: StepContext, inputs: z.output<Inputs>): Promise<ActionResult<z.output<Outputs>, z.output<Notes>>>;
}

/** An {@link Action} as it is written down; an action without notes leaves `notes` out. */
export type ActionDefinition<Inputs extends z.ZodObject, Outputs extends z.ZodObject, Notes extends z.ZodObject> = Omit<
  Action<Inputs, Outputs, Notes>,
  "kind" | "notes"
> & { readonly notes?: Notes };

/** Defines an action. Its `run` throws {@link FlowError} for what the person who filed the job can mend. */
export function defineAction<
  Inputs extends z.ZodObject,
  Outputs extends z.ZodObject,
  Notes extends z.ZodObject = z.ZodObject,
>(definition: ActionDefinition<Inputs, Outputs, Notes>): Action<Inputs, Outputs, Notes> {
  return { kind: "action", ...definition, notes: definition.notes ?? null };
}
