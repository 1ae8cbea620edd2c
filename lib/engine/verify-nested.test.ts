import { expect, test } from "vitest";
import { z } from "zod";
import { votesSchema } from "@/lib/contract/votes-schema";
import { defineAction } from "./action";
import { defineAgent } from "./agent";
import { defineAgentTool } from "./agent-tool";
import { defineCandidates } from "./candidates";
import { defineFlow, type Step } from "./flow";
import { defineLoop } from "./loop";
import { defineTool } from "./tool";
import { FlowDefinitionError } from "./verify-flow";

/* What is wrong with agents as tools, candidates and loops; plain steps are in verify-flow.test.ts. */

const text = (description: string) => z.string().describe(description);

const lookUp = defineTool({
  name: "look-up",
  description: "Looks up.",
  state: z.object({ Book: z.string() }),
  inputs: z.object({ Word: text("What to look up.") }),
  outputs: z.object({ Text: text("What it says.") }),
  run: async () => ({ Text: "" }),
});

const plain = {
  instruction: "Answer.",
  prompt: "{{Question}}",
  outputs: z.object({ Sure: z.boolean().describe("Whether it is sure.") }),
  replyAs: "Reply",
  maxIterations: 10,
};

const scholar = { ...plain, name: "scholar", prompt: "{{Topic}} {{Question}}", tools: [lookUp], replyAs: "Answer" };
const topic = { description: "Answers.", inputs: z.object({ Topic: text("What to find out.") }) };
const asScholar = (agent: Partial<typeof scholar> = {}) =>
  defineAgentTool({ ...topic, agent: defineAgent({ ...scholar, ...agent }) });

/** What is wrong with a flow of these steps that has a Question and a Book, and answers whether it is Sure and its Reply. */
function problems(steps: readonly Step[], outputs: z.ZodRawShape = { Sure: z.boolean(), Reply: z.string() }): string[] {
  const contract = {
    type: "question",
    question: "What is it?",
    inputs: z.object({ Question: z.string(), Book: z.string(), Count: z.string().optional() }),
    outputs: z.object(outputs),
  };
  try {
    defineFlow({ name: "question", contract, steps });
    return [];
  } catch (error) {
    if (!(error instanceof FlowDefinitionError)) throw error;
    return error.message.split("\n  ").slice(1);
  }
}

const withTools = (...tools: Parameters<typeof defineAgent>[0]["tools"]) => [
  defineAgent({ ...plain, name: "expert", tools }),
];

test("an agent as a tool sees its inputs and the values of the flow", () => {
  expect(problems(withTools(lookUp, asScholar()))).toEqual([]);
});

test("what an agent as a tool needs and has is looked at as of any agent", () => {
  expect(problems(withTools(asScholar({ prompt: "{{Topic}} {{Hint}}", instruction: "", maxIterations: 1 })))).toEqual([
    "scholar: the instruction is empty",
    "scholar: maxIterations is under 4: the last 3 calls are for results and final reply",
    "the prompt of scholar: Hint is provided neither by an input of the contract nor by an earlier step",
  ]);
});

test("an agent as a tool has no agents among its tools", () => {
  const deep = defineAgentTool({
    ...topic,
    agent: defineAgent({ ...plain, name: "deep", prompt: "{{Topic}}", tools: [asScholar()] }),
  });
  expect(problems(withTools(deep))).toEqual([
    "deep: it has scholar, an agent, among its tools: only an agent of the flow may",
  ]);
});

test("a model chooses neither what the tools of its agent work on nor inputs that are for nothing", () => {
  const choosing = defineAgentTool({
    ...topic,
    inputs: topic.inputs.extend({ Book: text("The book."), Mood: z.string() }),
    agent: defineAgent(scholar),
  });
  expect(problems(withTools(choosing))).toEqual([
    "expert: input Mood of tool scholar has no description",
    "scholar: its input Book is what its tool look-up works on: no model may choose that",
    "scholar: its input Book is not in its prompt",
    "scholar: its input Mood is not in its prompt",
  ]);
});

const experts = (given: Partial<Parameters<typeof defineCandidates>[0]> = {}) =>
  defineCandidates({
    agent: defineAgent({ ...plain, name: "expert", tools: [lookUp] }),
    count: 3,
    countFrom: "Count",
    ...given,
  });
const votedOn = { Sure: z.boolean(), Reply: z.string(), Votes: votesSchema.optional() };

test("candidates provide what their agent does, and their votes, which somebody has to use", () => {
  expect(problems([experts()], votedOn)).toEqual([]);
  expect(problems([experts()])).toEqual(["expert: nobody uses its output Votes"]);
});

test("candidates need a number that there can be, and something to vote on", () => {
  const agent = defineAgent({ ...plain, name: "expert", tools: [], outputs: z.object({ Sure: text("How sure.") }) });
  expect(problems([experts({ count: 10, countFrom: "Number", agent })], { ...votedOn, Sure: z.string() })).toEqual([
    "expert: count is 10: 1 to 9 can be asked",
    "expert: there is no boolean output to vote on",
    "the number of candidates of expert: Number is provided neither by an input of the contract nor by an earlier step",
  ]);
});

const write = defineAction({
  name: "write",
  inputs: z.object({ Question: z.string(), Complaint: z.string() }),
  outputs: z.object({ Reply: z.string() }),
  run: async () => ({ outputs: { Reply: "" } }),
});
const judge = (name: string, outputs: z.ZodRawShape) =>
  defineAction({
    name,
    inputs: z.object({ Reply: z.string() }),
    outputs: z.object(outputs),
    run: async () => ({ outputs: {} }),
  });
const check = judge("check", { Sure: z.boolean(), Complaint: z.string() });
const carried = { carried: z.object({ Complaint: z.string() }), start: { Complaint: "" } };
const loop = (given: Partial<Parameters<typeof defineLoop>[0]> = {}) =>
  defineLoop({ name: "again", steps: [write, check], ...carried, until: "Sure", limit: 3, ...given });

test("a loop carries values to its next iteration and leaves those of its last one", () => {
  expect(problems([loop()])).toEqual([]);
});

test("in a loop a value is provided before its use, in the first iteration too", () => {
  expect(problems([loop({ carried: z.object({}), start: {} })])).toEqual([
    "write: Complaint is provided neither by an input of the contract nor by an earlier step",
    "check: nobody uses its output Complaint",
  ]);
  expect(problems([loop({ steps: [check, write] })])).toEqual([
    "check: Reply is provided neither by an input of the contract nor by an earlier step",
  ]);
});

test("what a loop carries is provided by one of its steps, once, in its type", () => {
  const quiet = judge("quiet", { Sure: z.boolean() });
  expect(problems([loop({ steps: [write, quiet] })])).toEqual([
    "again: none of its steps provides Complaint, which it carries on",
  ]);
  const number = judge("number", { Sure: z.boolean(), Complaint: z.int() });
  expect(problems([loop({ steps: [write, number] })])[0]).toMatch(
    /^number: Complaint is \{.*"integer"\}, but again carries it on as \{"type":"string"\}$/,
  );
  const complain = defineAction({
    name: "complain",
    inputs: z.object({}),
    outputs: z.object({ Complaint: z.string() }),
    run: async () => ({ outputs: { Complaint: "" } }),
  });
  expect(problems([loop({ steps: [write, check, complain] })])).toEqual([
    "complain: Complaint is already provided by again",
  ]);
});

test("a loop ends by a boolean that its steps provide, or by a limit that makes it a loop", () => {
  expect(problems([loop({ until: "Reply", limit: 1 })])).toEqual([
    "again: limit is under 2: that is no loop",
    'the end of again: Reply should be {"type":"boolean"}, but write provides {"type":"string"}',
  ]);
  const before = defineAction({
    name: "before",
    inputs: z.object({}),
    outputs: z.object({ Ready: z.boolean() }),
    run: async () => ({ outputs: { Ready: false } }),
  });
  expect(problems([before, loop({ until: "Ready" })])).toEqual([
    "again: Ready is from before the loop and never changes in it",
  ]);
});

test("steps in loops, and loops in loops, have names of their own", () => {
  const outer = loop({ name: "outer", steps: [loop()], until: "Sure" });
  expect(problems([loop({ name: "check" })])).toEqual([
    "the name check is used twice: the steps of a run are told apart by name",
  ]);
  expect(problems([outer])).toEqual([]);
});
