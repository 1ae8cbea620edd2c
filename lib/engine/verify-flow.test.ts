import { expect, test } from "vitest";
import { z } from "zod";
import { defineAction } from "./action";
import { defineAgent } from "./agent";
import { defineFlow } from "./flow";
import { defineTool } from "./tool";
import { FlowDefinitionError } from "./verify-flow";

const contract = {
  type: "question",
  question: "What is it?",
  inputs: z.object({ Question: z.string(), Unused: z.string().default("") }),
  outputs: z.object({ Answer: z.string() }),
};

const action = (name: string, inputs: z.ZodRawShape, outputs: z.ZodRawShape) =>
  defineAction({ name, inputs: z.object(inputs), outputs: z.object(outputs), run: async () => ({ outputs: {} }) });

const lookUp = defineTool({
  name: "look-up",
  description: "Looks up.",
  state: z.object({ Book: z.string() }),
  inputs: z.object({ Word: z.string().describe("What to look up.") }),
  outputs: z.object({ Text: z.string().describe("What it says.") }),
  run: async () => ({ Text: "" }),
});

const agent = {
  name: "expert",
  instruction: "Answer.",
  prompt: "{{Question}}",
  tools: [lookUp],
  outputs: z.object({ Sure: z.boolean().describe("Whether it is sure.") }),
  replyAs: "Reply",
  maxIterations: 10,
};

const open = action("open", { Question: z.string() }, { Book: z.string() });
const format = action("format", { Reply: z.string(), Sure: z.boolean() }, { Answer: z.string() });

/** What is wrong with a flow of these steps, a line each. */
function problems(...steps: Parameters<typeof defineFlow>[0]["steps"]): string[] {
  try {
    defineFlow({ name: "question", contract, steps });
    return [];
  } catch (error) {
    if (!(error instanceof FlowDefinitionError)) throw error;
    return error.message.split("\n  ").slice(1);
  }
}

test("a flow whose values all fit is taken; inputs of the contract may stay unused", () => {
  expect(problems(open, defineAgent(agent), format)).toEqual([]);
});

test("a value that nobody provides earlier is named with the step that needs it", () => {
  expect(problems(defineAgent({ ...agent, prompt: "{{Question}} {{Hint}}" }), open, format)).toEqual([
    "the prompt of expert: Hint is provided neither by an input of the contract nor by an earlier step",
    "tool look-up of expert: Book is provided neither by an input of the contract nor by an earlier step",
    "open: nobody uses its output Book",
  ]);
});

test("a value of another type is an error; descriptions and defaults make no other type", () => {
  const described = action(
    "open",
    { Question: z.string().default("?").describe("Q") },
    { Book: z.string().meta({ title: "B" }) },
  );
  expect(problems(described, defineAgent(agent), format)).toEqual([]);
  const wrong = action("open", { Question: z.string() }, { Book: z.array(z.string()) });
  expect(problems(wrong, defineAgent(agent), format)).toEqual([
    'tool look-up of expert: Book should be {"type":"string"}, but open provides {"items":{"type":"string"},"type":"array"}',
  ]);
});

test("fields called like keywords of JSON schema count as fields", () => {
  const shape = (title: z.ZodType) => ({ Book: z.object({ title, description: z.string() }) });
  const give = action("give", {}, shape(z.string()));
  const take = (title: z.ZodType) => action("take", shape(title), { Answer: z.string() });
  expect(problems(give, take(z.string()))).toEqual([]);
  expect(problems(give, take(z.number()))).toHaveLength(1);
});

test("a value that is provided twice or used by nobody is an error", () => {
  const again = action("again", {}, { Book: z.string(), Question: z.string(), Waste: z.string() });
  expect(problems(open, again, defineAgent(agent), format)).toEqual([
    "again: Book is already provided by open",
    "again: Question is already provided by the contract",
    "again: nobody uses its output Waste",
  ]);
});

test("an output of the contract that nobody provides is an error", () => {
  expect(problems(open, defineAgent(agent), action("format", { Reply: z.string(), Sure: z.boolean() }, {}))).toEqual([
    "the contract's outputs: Answer is provided neither by an input of the contract nor by an earlier step",
  ]);
});

test("a prompt takes strings only, and its placeholders are names", () => {
  const count = action("open", { Question: z.string() }, { Book: z.string(), Pages: z.int() });
  expect(problems(count, defineAgent({ ...agent, prompt: "{{Pages}} {{no name}}" }), format)).toEqual([
    "expert: prompt placeholder {{no name}} is not the name of a value",
    expect.stringContaining('the prompt of expert: Pages should be {"type":"string"}'),
  ]);
});

test("tools are told apart by name and described in every field, nested ones too", () => {
  const vague = defineTool({
    ...lookUp,
    name: "vague",
    inputs: z.object({ Words: z.array(z.object({ Text: z.string() })).describe("Words.") }),
    outputs: z.object({ Found: z.boolean() }),
    run: async () => ({ Found: true }),
  });
  const outputs = z.object({ Sure: z.boolean() });
  expect(problems(open, defineAgent({ ...agent, tools: [lookUp, lookUp, vague], outputs }), format)).toEqual([
    "expert: tool look-up is there twice",
    "expert: input Words[].Text of tool vague has no description",
    "expert: output Found of tool vague has no description",
    "expert: input Sure of tool set-results has no description",
  ]);
});

test("steps and flow have names of their own, and the flow's is that of its type", () => {
  expect(problems(open, defineAgent({ ...agent, name: "open" }), format)).toEqual([
    "the name open is used twice: the steps of a run are told apart by name",
  ]);
  const steps = [open, defineAgent(agent), format];
  expect(defineFlow({ name: "question-fast", contract, steps }).build).toBe("none");
  expect(() => defineFlow({ name: "questionable", contract, steps })).toThrow(
    "neither question nor question-<variant>",
  );
});

test("an agent without instruction, or without room for two calls, is an error", () => {
  expect(problems(open, defineAgent({ ...agent, instruction: " ", maxIterations: 3 }), format)).toEqual([
    "expert: the instruction is empty",
    "expert: maxIterations is under 4: the last 3 calls are for results and final reply",
  ]);
});
