import type { WorkflowContract } from "@/lib/contract/workflow";
import type { Action } from "./action";
import type { Agent } from "./agent";
import type { Candidates } from "./candidates";
import type { BuildMode } from "./context";
import type { Loop } from "./loop";
import { verifyFlow } from "./verify-flow";

export type Step = Action | Agent | Candidates | Loop;

/** A workflow as it runs: steps in order, joined by the names of their values. */
export interface Flow {
  /** The contract's type, or `<type>-<variant>`. */
  readonly name: string;
  readonly contract: WorkflowContract;
  readonly steps: readonly Step[];
  readonly build: BuildMode;
}

/**
 * Defines a flow. Throws {@link FlowDefinitionError} with everything that is wrong with its dataflow: a value that is
 * missing, mistyped, provided twice or unused, a tool that is not described.
 */
export function defineFlow(definition: Omit<Flow, "build"> & { readonly build?: BuildMode }): Flow {
  const flow: Flow = { build: "none", ...definition };
  verifyFlow(flow);
  return flow;
}
