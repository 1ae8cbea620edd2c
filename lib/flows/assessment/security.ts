import { codesearchPrepare } from "@/lib/actions/codesearch-prepare";
import { kernelBuilder } from "@/lib/actions/kernel-builder";
import { kernelCheckouter } from "@/lib/actions/kernel-checkouter";
import { securityContract } from "@/lib/contract/workflows/security";
import { defineFlow } from "@/lib/engine/flow";
import { experts } from "./experts";
import { explanationFormatter } from "./explanation-formatter";

const verdict = securityContract.outputs.omit({ Explanation: true, Votes: true });

const expert = experts({ instruction: "security.instruction.md", prompt: "security.prompt.md", verdict });

/** Decides whether a bug can be exploited, and from where it can be reached. */
export const securityFlow = defineFlow({
  name: "assessment-security",
  contract: securityContract,
  steps: [kernelCheckouter, kernelBuilder, codesearchPrepare, expert, explanationFormatter(verdict)],
});
