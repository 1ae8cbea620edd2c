import { codesearchPrepare } from "@/lib/actions/codesearch-prepare";
import { kernelBuilder } from "@/lib/actions/kernel-builder";
import { kernelCheckouter } from "@/lib/actions/kernel-checkouter";
import { securityContract } from "@/lib/contract/workflows/security";
import { defineAgent } from "@/lib/engine/agent";
import { defineFlow } from "@/lib/engine/flow";
import { codeTools } from "./code-tools";
import { explanationFormatter } from "./explanation-formatter";
import { readMarkdown } from "./read-markdown";

const verdict = securityContract.outputs.omit({ Explanation: true });

const expert = defineAgent({
  name: "expert",
  instruction: [readMarkdown("security.instruction.md"), readMarkdown("conclusion.instruction.md")].join("\n"),
  prompt: readMarkdown("security.prompt.md"),
  tools: codeTools,
  outputs: verdict,
  replyAs: "Reply",
});

/** Decides whether a bug can be exploited, and from where it can be reached. */
export const securityFlow = defineFlow({
  name: "assessment-security",
  contract: securityContract,
  steps: [kernelCheckouter, kernelBuilder, codesearchPrepare, expert, explanationFormatter(verdict)],
});
