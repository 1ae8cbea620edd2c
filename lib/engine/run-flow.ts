import { toJsonText } from "@/lib/contract/json-text";
import type { EngineContext } from "./context";
import { FlowError, ProviderError } from "./errors";
import type { Flow } from "./flow";
import { type OpenSpan, Run } from "./run";
import { runAction } from "./run-action";
import { runAgent } from "./run-agent";
import { parseValues, type Values } from "./values";

/**
 * Runs `flow` on `args` and returns the outputs of its contract. Args that the contract does not know are passed over.
 * Throws {@link FlowError} when an arg does not fit the contract or a step fails, {@link ProviderError} when the model's
 * provider fails; both stand in the spans. A cancelled run rejects with what cancelled it and leaves its spans open:
 * whoever ends the job ends them.
 */
export async function runFlow(flow: Flow, args: Values, context: EngineContext): Promise<Record<string, unknown>> {
  const run = new Run(flow, context);
  const span = run.open(null, { type: "flow", name: flow.name, step: null });
  const started = await run.enter(span);
  try {
    const results = await runSteps(run, span, args);
    await run.leave({ ...span, results: toJsonText(results) }, started);
    return results;
  } catch (error) {
    if (error instanceof FlowError || error instanceof ProviderError) {
      await run.leave({ ...span, error: error.message }, started);
    }
    throw error;
  }
}

async function runSteps(run: Run, parent: OpenSpan, args: Values): Promise<Record<string, unknown>> {
  const { contract, steps } = run.flow;
  let values: Values = parseValues(contract.inputs, args);
  for (const step of steps) {
    const outputs = step.kind === "action" ? runAction(run, parent, step, values) : runAgent(run, parent, step, values);
    values = { ...values, ...(await outputs) };
  }
  return parseValues(contract.outputs, values);
}
