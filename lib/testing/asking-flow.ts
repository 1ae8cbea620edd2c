import { appendFile } from "node:fs/promises";
import { z } from "zod";
import { defineAction } from "@/lib/engine/action";
import { defineAgent } from "@/lib/engine/agent";
import { defineFlow } from "@/lib/engine/flow";
import { defineTool } from "@/lib/engine/tool";

const name = "assessment-asking";

const lookUp = defineTool({
  name: "look-up",
  description: "Looks a word up.",
  state: z.object({ Log: z.string() }),
  inputs: z.object({ Word: z.string().describe("The word.") }),
  outputs: z.object({ Meaning: z.string().describe("What it means.") }),
  run: async (_, { Word }, { Log }) => {
    await appendFile(Log, `${Word.slice(0, 40)}\n`);
    return { Meaning: `the meaning of ${Word.slice(0, 40)}` };
  },
});

const expert = defineAgent({
  name: "expert",
  instruction: "Answer after looking up what you need.",
  prompt: "{{Question}}",
  tools: [lookUp],
  outputs: z.object({ Benign: z.boolean().describe("Whether it is.") }),
  replyAs: "Reply",
  maxIterations: 20,
});

const format = defineAction({
  name: "format",
  inputs: z.object({ Reply: z.string() }),
  outputs: z.object({ Explanation: z.string() }),
  run: async (_, { Reply }) => ({ outputs: { Explanation: Reply } }),
});

/** A flow of one agent whose tool writes down, a line each in the file `Log`, what it was asked: for tests of what happens to calls. */
export const askingFlow = defineFlow({
  name,
  contract: {
    type: name,
    question: "What does the model say?",
    inputs: z.object({ Log: z.string(), Question: z.string() }),
    outputs: z.object({ Benign: z.boolean(), Explanation: z.string() }),
  },
  steps: [expert, format],
});
