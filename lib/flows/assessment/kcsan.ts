import { codesearchPrepare } from "@/lib/actions/codesearch-prepare";
import { kernelBuilder } from "@/lib/actions/kernel-builder";
import { kernelCheckouter } from "@/lib/actions/kernel-checkouter";
import { kcsanContract } from "@/lib/contract/workflows/kcsan";
import { defineAgent } from "@/lib/engine/agent";
import { defineFlow } from "@/lib/engine/flow";
import { codeTools } from "./code-tools";
import { explanationFormatter } from "./explanation-formatter";
import { readMarkdown } from "./read-markdown";

const verdict = kcsanContract.outputs.omit({ Explanation: true });

const expert = defineAgent({
  name: "expert",
  instruction: [readMarkdown("kcsan.instruction.md"), readMarkdown("conclusion.instruction.md")].join("\n"),
  prompt: readMarkdown("kcsan.prompt.md"),
  tools: codeTools,
  outputs: verdict,
  replyAs: "Reply",
});

/** Decides whether the data race of a KCSAN report is benign. */
export const kcsanFlow = defineFlow({
  name: "assessment-kcsan",
  contract: kcsanContract,
  steps: [kernelCheckouter, kernelBuilder, codesearchPrepare, expert, explanationFormatter(verdict)],
});
