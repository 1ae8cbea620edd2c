import { z } from "zod";
import { defineAction } from "@/lib/engine/action";
import { defineAgent } from "@/lib/engine/agent";
import { BadCallError, FlowError } from "@/lib/engine/errors";
import { defineFlow } from "@/lib/engine/flow";
import { defineTool } from "@/lib/engine/tool";
import type { ScriptedReply } from "./scripted-model";

const openLibrary = defineAction({
  name: "open-library",
  inputs: z.object({ Library: z.string() }),
  outputs: z.object({ Shelf: z.string() }),
  notes: z.object({ Books: z.int() }),
  run: async (_, { Library }) => {
    if (Library === "closed") throw new FlowError("The library is closed: give another one.");
    if (Library === "burning") throw new TypeError("fire");
    return { outputs: { Shelf: `${Library}/shelf` }, notes: { Books: 2 } };
  },
});

const lengths: Readonly<Record<string, number>> = { Long: 300_000, Endless: 5_000_000 };

const readBook = defineTool({
  name: "read-book",
  description: "Reads a book.",
  state: z.object({ Shelf: z.string() }),
  inputs: z.object({
    Title: z.string().describe("Title of the book."),
    Page: z.int().default(1).describe("Page to read."),
  }),
  outputs: z.object({ Text: z.string().describe("Text of the page.") }),
  run: async (_, { Title, Page }, { Shelf }) => {
    if (Title === "Necronomicon") throw new BadCallError("This book is not lent: choose another one.");
    if (Title === "Cursed") throw new RangeError("the pages are stuck");
    const length = lengths[Title];
    // Each character has two bytes.
    return { Text: length === undefined ? `page ${Page} of ${Title} from ${Shelf}` : "é".repeat(length / 2) };
  },
});

const format = defineAction({
  name: "format",
  inputs: z.object({ Reply: z.string(), Known: z.boolean() }),
  outputs: z.object({ Explanation: z.string() }),
  run: async (_, { Reply, Known }) => ({ outputs: { Explanation: `${Reply} (${Known ? "known" : "unknown"})` } }),
});

/** A flow whose agent answers a question from books, with one tool. */
export function questionFlow({ maxIterations = 20 } = {}) {
  const expert = defineAgent({
    name: "expert",
    instruction: "You answer questions from books.",
    prompt: "Answer this.\n\n{{Question}}\n",
    tools: [readBook],
    outputs: z.object({ Known: z.boolean().describe("Whether the books know.") }),
    replyAs: "Reply",
    maxIterations,
  });
  return defineFlow({
    name: "question",
    contract: {
      type: "question",
      question: "What do the books say?",
      inputs: z.object({ Question: z.string(), Library: z.string() }),
      outputs: z.object({ Known: z.boolean(), Explanation: z.string() }),
    },
    steps: [openLibrary, expert, format],
  });
}

export const questionArgs = {
  Question: "Who is `Alice`?",
  Library: "city",
  BugTitle: "unknown args are passed over",
};

type Call = NonNullable<ScriptedReply["calls"]>[number];

/** Calls that the agent's model may make, and the final reply. */
export const read = (Title: string): Call => ({ tool: "read-book", input: { Title } });
export const setKnown = (Known: unknown): Call => ({ tool: "set-results", input: { Known } });
export const known: ScriptedReply = { calls: [setKnown(true)] };
export const bye: ScriptedReply = { text: "Alice is a girl." };
