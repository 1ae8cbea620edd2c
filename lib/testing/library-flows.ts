import { z } from "zod";
import { votesSchema } from "@/lib/contract/votes-schema";
import { defineAction } from "@/lib/engine/action";
import { defineAgent } from "@/lib/engine/agent";
import { defineAgentTool } from "@/lib/engine/agent-tool";
import { defineCandidates } from "@/lib/engine/candidates";
import { BadCallError } from "@/lib/engine/errors";
import { defineFlow } from "@/lib/engine/flow";
import { defineLoop } from "@/lib/engine/loop";
import { defineTool } from "@/lib/engine/tool";

/*
 * Flows for tests, about books: an expert that reads and asks a librarian, several experts that vote, and a draft that is written
 * until it is good.
 */

const readBook = defineTool({
  name: "read-book",
  description: "Reads a book.",
  state: z.object({ Library: z.string() }),
  inputs: z.object({ Title: z.string().describe("Title of the book.") }),
  outputs: z.object({ Text: z.string().describe("Its text.") }),
  run: async ({ signal }, { Title }, { Library }) => {
    if (Title === "Necronomicon") throw new BadCallError("This book is not lent: choose another one.");
    return {
      Text: Library.startsWith("http:") ? await fetchBook(`${Library}/${Title}`, signal) : `${Title}, of ${Library}`,
    };
  },
});

async function fetchBook(url: string, signal: AbortSignal): Promise<string> {
  const response = await fetch(url, { signal });
  return response.text();
}

const librarian = defineAgentTool({
  description: "Answers a question about books.",
  inputs: z.object({ Topic: z.string().describe("What to find out.") }),
  agent: defineAgent({
    name: "librarian",
    instruction: "You know where to look.",
    prompt: "Find this out.\n\n{{Topic}}\n",
    tools: [readBook],
    outputs: z.object({ Found: z.boolean().describe("Whether it was found.") }),
    replyAs: "Answer",
    maxIterations: 8,
  }),
});

const expert = defineAgent({
  name: "expert",
  instruction: "You answer questions from books.",
  prompt: "Answer this.\n\n{{Question}}\n",
  tools: [readBook, librarian],
  outputs: z.object({
    Benign: z.boolean().describe("Whether it does no harm."),
    Confident: z.boolean().describe("Whether the books settle it."),
  }),
  replyAs: "Explanation",
  maxIterations: 10,
});

const experts = defineCandidates({ agent: expert, count: 1, countFrom: "Candidates" });

const type = "library";
const inputs = z.object({
  Question: z.string().default("Is it harmless?"),
  Library: z.string().default("city"),
  Candidates: z.string().optional(),
});
const verdict = { Benign: z.boolean(), Confident: z.boolean(), Explanation: z.string() };

/** Experts that read, ask a librarian and vote. Args: `Candidates`, what the experts are asked, and the library, by its URL if it has one. */
export const libraryFlow = defineFlow({
  name: type,
  contract: {
    type,
    question: "What do the books say?",
    inputs,
    outputs: z.object({ ...verdict, Votes: votesSchema.optional() }),
  },
  steps: [experts],
});

const author = defineAgent({
  name: "author",
  instruction: "You write.",
  prompt: "Write about this.\n\n{{Question}}\n\nMind what was said of the last draft.\n\n{{Complaint}}\n",
  tools: [],
  outputs: z.object({ Words: z.int().describe("How many words it has.") }),
  replyAs: "Draft",
  maxIterations: 8,
});

const critic = defineAction({
  name: "critic",
  inputs: z.object({ Draft: z.string(), Words: z.int() }),
  outputs: z.object({ Good: z.boolean(), Complaint: z.string() }),
  run: async (_, { Draft, Words }) => {
    const Good = Words <= 3;
    return { outputs: { Good, Complaint: Good ? "" : `"${Draft}" is too long.` } };
  },
});

/** An author and a critic, up to three times. */
export const draftFlow = defineFlow({
  name: `${type}-draft`,
  contract: {
    type,
    question: "How is it said in three words?",
    inputs,
    outputs: z.object({ Good: z.boolean(), Draft: z.string() }),
  },
  steps: [
    defineLoop({
      name: "drafts",
      steps: [author, critic],
      carried: z.object({ Complaint: z.string() }),
      start: { Complaint: "nothing yet" },
      until: "Good",
      limit: 3,
    }),
  ],
});
