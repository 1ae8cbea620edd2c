import type { z } from "zod";
import { defineAgent } from "@/lib/engine/agent";
import { type Candidates, defineCandidates } from "@/lib/engine/candidates";
import { codeTools } from "./code-tools";
import { codeexpert } from "./codeexpert";
import { readMarkdown } from "./read-markdown";

/** What one assessment's expert has of its own. */
interface Expertise {
  /** Files with the question and what the expert is given. */
  readonly instruction: `${string}.md`;
  readonly prompt: `${string}.md`;
  readonly verdict: z.ZodObject;
}

/** The expert of an assessment, or several that vote when the job asks for them: the code tools, an expert to ask, rules of evidence. */
export function experts({ instruction, prompt, verdict }: Expertise): Candidates {
  const agent = defineAgent({
    name: "expert",
    instruction: [readMarkdown(instruction), readMarkdown("conclusion.instruction.md")].join("\n"),
    prompt: readMarkdown(prompt),
    tools: [...codeTools, codeexpert],
    outputs: verdict,
    replyAs: "Reply",
  });
  return defineCandidates({ agent, count: 1, countFrom: "Candidates" });
}
