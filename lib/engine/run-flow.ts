import type { EngineContext } from "./context";
import type { Flow } from "./flow";
import { contain } from "./place";
import { Run } from "./run";
import { runSteps } from "./run-steps";
import { parseValues, type Values } from "./values";

/**
 * Runs `flow` on `args` and returns the outputs of its contract. Args that the contract does not know are passed over.
 * Throws {@link FlowError} when an arg does not fit the contract or a step fails, {@link ProviderError} when the model's
 * provider fails; both stand in the spans. A cancelled run rejects with what cancelled it and leaves its spans open:
 * whoever ends the job ends them.
 */
export async function runFlow(flow: Flow, args: Values, context: EngineContext): Promise<Record<string, unknown>> {
  const { name, contract, steps } = flow;
  const run = new Run(flow, context);
  return contain(run, null, { type: "flow", name, path: name }, async ({ span }) => {
    // The steps of a flow are named as they are, without the flow in front.
    const values = await runSteps(run, { span, path: "" }, { steps, values: parseValues(contract.inputs, args) });
    const results = parseValues(contract.outputs, values);
    return { value: results, results };
  });
}
