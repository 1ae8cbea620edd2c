import type { Step } from "./flow";
import type { Loop } from "./loop";
import { contain, type Place } from "./place";
import type { Run } from "./run";
import { runAction } from "./run-action";
import { runAgent } from "./run-agent";
import { runCandidates } from "./run-candidates";
import { pickValues, type Values } from "./values";

/** Runs `steps` one after another. Returns `values` and all that they add. Throws as the steps do. */
export async function runSteps(
  run: Run,
  place: Place,
  { steps, values }: { steps: readonly Step[]; values: Values },
): Promise<Values> {
  let all = values;
  for (const step of steps) all = { ...all, ...(await runStep(run, place, step, all)) };
  return all;
}

function runStep(run: Run, place: Place, step: Step, values: Values): Promise<Values> {
  switch (step.kind) {
    case "action":
      return runAction(run, place, step, values);
    case "agent":
      return runAgent(run, { span: place.span, path: `${place.path}${step.name}` }, step, values);
    case "candidates":
      return runCandidates(run, place, step, values);
    case "loop":
      return runLoop(run, place, step, values);
  }
}

/** Runs the iterations of a loop, each in a span of its own. Returns what the last one had. */
function runLoop(run: Run, place: Place, loop: Loop, values: Values): Promise<Values> {
  const { name, limit, until } = loop;
  const path = `${place.path}${name}`;
  const args = JSON.stringify({ Until: until, Limit: limit });
  return contain(run, place.span, { type: "loop", name, path, args }, async ({ span }) => {
    let carried: Values = loop.carried.parse(loop.start);
    for (let iteration = 1; ; iteration++) {
      const inside = { span, path: `${path}#${iteration}` };
      const after = await runIteration(run, inside, { loop, iteration, values: { ...values, ...carried } });
      carried = pickValues(loop.carried, after);
      if (after[until] === true || iteration === limit) {
        return { value: after, results: { Iterations: iteration, [until]: after[until] } };
      }
    }
  });
}

function runIteration(
  run: Run,
  { span, path }: Place,
  { loop, iteration, values }: { loop: Loop; iteration: number; values: Values },
): Promise<Values> {
  const { steps, carried, until } = loop;
  return contain(run, span, { type: "iteration", name: String(iteration), path }, async (place) => {
    const after = await runSteps(run, place, { steps, values });
    return { value: after, results: { ...pickValues(carried, after), [until]: after[until] } };
  });
}
