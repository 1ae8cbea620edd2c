import type { z } from "zod";
import { SET_RESULTS } from "./agent";
import type { Flow, Step } from "./flow";
import { structureOf, undescribedFields } from "./json-schema";
import { isValueName, promptPlaceholders } from "./prompt";

/** A flow that cannot work as it is written; the message lists every reason. Its author must act. */
export class FlowDefinitionError extends Error {
  override readonly name = "FlowDefinitionError";
}

/** Throws {@link FlowDefinitionError} unless every value of `flow` is provided once, before its use, in its type, and is used. */
export function verifyFlow(flow: Flow): void {
  const problems = [
    ...nameProblems(flow),
    ...flow.steps.flatMap((step) => (step.kind === "agent" ? agentProblems(step) : [])),
    ...dataflowProblems(flow),
  ];
  if (problems.length > 0) {
    throw new FlowDefinitionError([`Flow ${flow.name} is wrong:`, ...problems].join("\n  "));
  }
}

type AgentStep = Extract<Step, { kind: "agent" }>;

function nameProblems(flow: Flow): string[] {
  const { type } = flow.contract;
  const fits = flow.name === type || flow.name.startsWith(`${type}-`);
  const names = [flow.name, ...flow.steps.map((step) => step.name)];
  return [
    ...(fits ? [] : [`its name is neither ${type} nor ${type}-<variant>`]),
    ...repeated(names).map((name) => `the name ${name} is used twice: the steps of a run are told apart by name`),
  ];
}

function agentProblems(agent: AgentStep): string[] {
  const offered = [...agent.tools, { name: SET_RESULTS, inputs: agent.outputs, outputs: agent.outputs }];
  const problems = [
    ...repeated(offered.map((tool) => tool.name)).map((name) => `tool ${name} is there twice`),
    ...offered.flatMap((tool) => [
      ...undescribedFields(tool.inputs).map((field) => `input ${field} of tool ${tool.name} has no description`),
      ...(tool.name === SET_RESULTS
        ? []
        : undescribedFields(tool.outputs).map((field) => `output ${field} of tool ${tool.name} has no description`)),
    ]),
    ...(agent.instruction.trim() === "" ? ["the instruction is empty"] : []),
    ...(agent.maxIterations < 2 ? ["maxIterations is under 2: results and final reply take two calls"] : []),
    ...promptPlaceholders(agent.prompt)
      .filter((name) => !isValueName(name))
      .map((name) => `prompt placeholder {{${name}}} is not the name of a value`),
  ];
  return problems.map((problem) => `${agent.name}: ${problem}`);
}

interface Provided {
  readonly by: string;
  readonly structure: string;
  used: boolean;
}

function dataflowProblems(flow: Flow): string[] {
  const problems: string[] = [];
  const provided = new Map<string, Provided>();

  const provide = (by: string, name: string, structure: string, used: boolean) => {
    const earlier = provided.get(name);
    if (earlier === undefined) provided.set(name, { by, structure, used });
    else problems.push(`${by}: ${name} is already provided by ${earlier.by}`);
  };
  const use = (by: string, { name, structure }: Value) => {
    const value = provided.get(name);
    if (value === undefined) {
      problems.push(`${by}: ${name} is provided neither by an input of the contract nor by an earlier step`);
      return;
    }
    value.used = true;
    if (value.structure !== structure) {
      problems.push(`${by}: ${name} should be ${structure}, but ${value.by} provides ${value.structure}`);
    }
  };

  for (const { name, structure } of valuesOf(flow.contract.inputs)) provide("the contract", name, structure, true);
  for (const step of flow.steps) {
    for (const value of neededValues(step)) use(value.by, value);
    for (const { name, structure } of providedValues(step)) provide(step.name, name, structure, false);
  }
  for (const value of valuesOf(flow.contract.outputs)) use("the contract's outputs", value);
  for (const [name, value] of provided) {
    if (!value.used) problems.push(`${value.by}: nobody uses its output ${name}`);
  }
  return problems;
}

interface Value {
  readonly name: string;
  readonly structure: string;
}

const STRING = JSON.stringify({ type: "string" });

function valuesOf(schema: z.ZodObject): Value[] {
  return Object.entries(schema.shape).map(([name, type]) => ({ name, structure: structureOf(type as z.ZodType) }));
}

function neededValues(step: Step): (Value & { by: string })[] {
  if (step.kind === "action") return valuesOf(step.inputs).map((value) => ({ by: step.name, ...value }));
  return [
    ...promptPlaceholders(step.prompt)
      .filter(isValueName)
      .map((name) => ({ by: `the prompt of ${step.name}`, name, structure: STRING })),
    ...step.tools.flatMap((tool) =>
      valuesOf(tool.state).map((value) => ({ by: `tool ${tool.name} of ${step.name}`, ...value })),
    ),
  ];
}

function providedValues(step: Step): Value[] {
  if (step.kind === "action") return valuesOf(step.outputs);
  return [...valuesOf(step.outputs), { name: step.replyAs, structure: STRING }];
}

function repeated(names: readonly string[]): string[] {
  return [...new Set(names.filter((name, index) => names.indexOf(name) !== index))];
}
