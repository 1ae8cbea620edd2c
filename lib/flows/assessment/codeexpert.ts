import { z } from "zod";
import { defineAgent } from "@/lib/engine/agent";
import { defineAgentTool } from "@/lib/engine/agent-tool";
import { codeTools } from "./code-tools";
import { readMarkdown } from "./read-markdown";

/** Answers a question about the source, so that all that has to be read for it stays out of the talk of who asks. */
export const codeexpert = defineAgentTool({
  description:
    "Asks another expert, who has your code search tools but knows neither the report nor your talk, one question about the source. " +
    "For what takes much reading and has a short answer, e.g. which locks all callers of a function hold.",
  inputs: z.object({
    Question: z
      .string()
      .min(1)
      .describe("The question, complete by itself: name the functions, fields and files that it is about."),
  }),
  agent: defineAgent({
    name: "codeexpert",
    instruction: readMarkdown("codeexpert.instruction.md"),
    prompt: readMarkdown("codeexpert.prompt.md"),
    tools: codeTools,
    outputs: z.object({
      Answered: z.boolean().describe("Whether what was read settles the question."),
    }),
    replyAs: "Answer",
    maxIterations: 30,
  }),
});
