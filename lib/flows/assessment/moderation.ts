import { codesearchPrepare } from "@/lib/actions/codesearch-prepare";
import { kernelBuilder } from "@/lib/actions/kernel-builder";
import { kernelCheckouter } from "@/lib/actions/kernel-checkouter";
import { moderationContract } from "@/lib/contract/workflows/moderation";
import { defineAgent } from "@/lib/engine/agent";
import { defineFlow } from "@/lib/engine/flow";
import { codeTools } from "./code-tools";
import { explanationFormatter } from "./explanation-formatter";
import { readMarkdown } from "./read-markdown";

const verdict = moderationContract.outputs.omit({ Explanation: true });

const expert = defineAgent({
  name: "expert",
  instruction: [readMarkdown("moderation.instruction.md"), readMarkdown("conclusion.instruction.md")].join("\n"),
  prompt: readMarkdown("moderation.prompt.md"),
  tools: codeTools,
  outputs: verdict,
  replyAs: "Reply",
});

/** Decides whether a report is self-consistent and actionable. */
export const moderationFlow = defineFlow({
  name: "moderation",
  contract: moderationContract,
  steps: [kernelCheckouter, kernelBuilder, codesearchPrepare, expert, explanationFormatter(verdict)],
});
