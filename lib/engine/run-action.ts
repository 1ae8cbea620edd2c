import { toJsonText } from "@/lib/contract/json-text";
import type { Action } from "./action";
import { errorOf } from "./failure";
import type { Place } from "./place";
import type { Run } from "./run";
import { pickValues, type Values } from "./values";

/**
 * Runs one action as a journalled step and returns its outputs. Its inputs are not recorded again: they are args of the
 * job and results of earlier spans. Throws {@link FlowError} when it fails.
 */
export async function runAction(run: Run, place: Place, action: Action, values: Values): Promise<Values> {
  const step = `${place.path}${action.name}`;
  const span = { ...run.open(place.span, { type: "action", name: action.name, step }), step };
  const journalled = await run.step(span, async (context) => {
    const { outputs, notes } = await action.run(context, action.inputs.parse(pickValues(action.inputs, values)));
    return { outputs: action.outputs.parse(outputs), notes: action.notes?.parse(notes ?? {}) ?? {} };
  });
  if (journalled.failure !== null) {
    await run.end(span, journalled);
    throw errorOf(journalled.failure);
  }
  const { outputs, notes } = journalled.value;
  await run.end({ ...span, results: toJsonText({ ...outputs, ...notes }) }, journalled);
  return outputs;
}
