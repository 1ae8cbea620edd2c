import type { Flow, Step } from "./flow";
import { agentProblems, repeated } from "./verify-agent";
import { candidatesProblems } from "./verify-candidates";
import { dataflowProblems } from "./verify-dataflow";

/** A flow that cannot work as it is written; the message lists every reason. Its author must act. */
export class FlowDefinitionError extends Error {
  override readonly name = "FlowDefinitionError";
}

/** Throws {@link FlowDefinitionError} unless every value of `flow` is provided once, before its use, in its type, and is used. */
export function verifyFlow(flow: Flow): void {
  const problems = [...nameProblems(flow), ...flow.steps.flatMap(stepProblems), ...dataflowProblems(flow)];
  if (problems.length > 0) {
    throw new FlowDefinitionError([`Flow ${flow.name} is wrong:`, ...problems].join("\n  "));
  }
}

function nameProblems(flow: Flow): string[] {
  const { type } = flow.contract;
  const fits = flow.name === type || flow.name.startsWith(`${type}-`);
  const names = [flow.name, ...flow.steps.flatMap(namesOf)];
  return [
    ...(fits ? [] : [`its name is neither ${type} nor ${type}-<variant>`]),
    ...repeated(names).map((name) => `the name ${name} is used twice: the steps of a run are told apart by name`),
  ];
}

function namesOf(step: Step): string[] {
  return step.kind === "loop" ? [step.name, ...step.steps.flatMap(namesOf)] : [step.name];
}

function stepProblems(step: Step): string[] {
  switch (step.kind) {
    case "action":
      return [];
    case "agent":
      return agentProblems(step);
    case "candidates":
      return [...agentProblems(step.agent), ...candidatesProblems(step)];
    case "loop":
      return [
        ...step.steps.flatMap(stepProblems),
        ...(step.limit < 2 ? [`${step.name}: limit is under 2: that is no loop`] : []),
      ];
  }
}
