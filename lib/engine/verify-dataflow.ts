import { z } from "zod";
import { VOTES } from "@/lib/contract/votes";
import { votesSchema } from "@/lib/contract/votes-schema";
import type { Agent } from "./agent";
import { isAgentTool } from "./agent-tool";
import type { Flow, Step } from "./flow";
import { structureOf } from "./json-schema";
import type { Loop } from "./loop";
import { isValueName, promptPlaceholders } from "./prompt";

interface Value {
  readonly name: string;
  readonly structure: string;
}

/** A value that a part of a step, `by`, asks for. */
type Need = Value & { readonly by: string };

interface Provided {
  readonly by: string;
  readonly structure: string;
  used: boolean;
}

const STRING = structureOf(z.string());
const BOOLEAN = structureOf(z.boolean());
const VOTES_STRUCTURE = structureOf(votesSchema);

/** Whatever keeps the values of `flow` from being provided once, before their use, in their type, and from being used: one a line. */
export function dataflowProblems(flow: Flow): string[] {
  const dataflow = new Dataflow();
  for (const value of valuesOf(flow.contract.inputs)) dataflow.provide("the contract", value, true);
  for (const step of flow.steps) dataflow.take(step);
  for (const value of valuesOf(flow.contract.outputs)) dataflow.use({ by: "the contract's outputs", ...value });
  return dataflow.problems();
}

/** The values of a flow as its steps are gone through from the first to the last. */
class Dataflow {
  readonly #problems: string[] = [];
  readonly #provided = new Map<string, Provided>();
  /** Values that a loop carries on and none of its steps has provided yet; and the loop. */
  readonly #awaited = new Map<string, string>();

  provide(by: string, { name, structure }: Value, used = false): void {
    const earlier = this.#provided.get(name);
    const loop = this.#awaited.get(name);
    if (earlier === undefined) {
      this.#provided.set(name, { by, structure, used });
    } else if (loop === undefined) {
      this.#problems.push(`${by}: ${name} is already provided by ${earlier.by}`);
    } else if (earlier.structure !== structure) {
      this.#problems.push(`${by}: ${name} is ${structure}, but ${loop} carries it on as ${earlier.structure}`);
    }
    this.#awaited.delete(name);
  }

  use({ by, name, structure }: Need): void {
    const value = this.#provided.get(name);
    if (value === undefined) {
      this.#problems.push(`${by}: ${name} is provided neither by an input of the contract nor by an earlier step`);
      return;
    }
    value.used = true;
    if (value.structure !== structure) {
      this.#problems.push(`${by}: ${name} should be ${structure}, but ${value.by} provides ${value.structure}`);
    }
  }

  take(step: Step): void {
    if (step.kind === "loop") {
      this.#takeLoop(step);
      return;
    }
    for (const need of neededValues(step)) this.use(need);
    for (const value of providedValues(step)) this.provide(step.name, value);
  }

  problems(): string[] {
    const unused = [...this.#provided]
      .filter(([, { used }]) => !used)
      .map(([name, { by }]) => `${by}: nobody uses its output ${name}`);
    return [...this.#problems, ...unused];
  }

  /** The steps are gone through once: what they may see in the first iteration is what they may see in every one. */
  #takeLoop({ name, steps, carried, until }: Loop): void {
    const outside = new Set(this.#provided.keys());
    const carriedValues = valuesOf(carried);
    for (const value of carriedValues) {
      this.provide(name, value);
      this.#awaited.set(value.name, name);
    }
    for (const step of steps) this.take(step);
    for (const value of carriedValues) {
      if (this.#awaited.delete(value.name)) {
        this.#problems.push(`${name}: none of its steps provides ${value.name}, which it carries on`);
      }
    }
    if (outside.has(until)) this.#problems.push(`${name}: ${until} is from before the loop and never changes in it`);
    this.use({ by: `the end of ${name}`, name: until, structure: BOOLEAN });
  }
}

function valuesOf(schema: z.ZodObject): Value[] {
  return Object.entries(schema.shape).map(([name, type]) => ({ name, structure: structureOf(type as z.ZodType) }));
}

type PlainStep = Exclude<Step, { kind: "loop" }>;

function neededValues(step: PlainStep): Need[] {
  switch (step.kind) {
    case "action":
      return valuesOf(step.inputs).map((value) => ({ by: step.name, ...value }));
    case "agent":
      return neededByAgent(step);
    case "candidates":
      return [
        { by: `the number of candidates of ${step.name}`, name: step.countFrom, structure: STRING },
        ...neededByAgent(step.agent),
      ];
  }
}

/** `given`: the inputs of the call, when the agent is a tool. */
function neededByAgent(agent: Agent, given: z.ZodObject = z.object({})): Need[] {
  return [
    ...promptPlaceholders(agent.prompt)
      .filter((name) => isValueName(name) && !(name in given.shape))
      .map((name) => ({ by: `the prompt of ${agent.name}`, name, structure: STRING })),
    ...agent.tools.flatMap((tool) =>
      isAgentTool(tool)
        ? neededByAgent(tool.agent, tool.inputs)
        : valuesOf(tool.state).map((value) => ({ by: `tool ${tool.name} of ${agent.name}`, ...value })),
    ),
  ];
}

function providedValues(step: PlainStep): Value[] {
  switch (step.kind) {
    case "action":
      return valuesOf(step.outputs);
    case "agent":
      return providedByAgent(step);
    case "candidates":
      return [...providedByAgent(step.agent), { name: VOTES, structure: VOTES_STRUCTURE }];
  }
}

function providedByAgent({ outputs, replyAs }: Agent): Value[] {
  return [...valuesOf(outputs), { name: replyAs, structure: STRING }];
}
