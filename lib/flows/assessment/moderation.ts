import { codesearchPrepare } from "@/lib/actions/codesearch-prepare";
import { kernelBuilder } from "@/lib/actions/kernel-builder";
import { kernelCheckouter } from "@/lib/actions/kernel-checkouter";
import { moderationContract } from "@/lib/contract/workflows/moderation";
import { defineFlow } from "@/lib/engine/flow";
import { experts } from "./experts";
import { explanationFormatter } from "./explanation-formatter";

const verdict = moderationContract.outputs.omit({ Explanation: true, Votes: true });

const expert = experts({ instruction: "moderation.instruction.md", prompt: "moderation.prompt.md", verdict });

/** Decides whether a report is self-consistent and actionable. */
export const moderationFlow = defineFlow({
  name: "moderation",
  contract: moderationContract,
  steps: [kernelCheckouter, kernelBuilder, codesearchPrepare, expert, explanationFormatter(verdict)],
});
