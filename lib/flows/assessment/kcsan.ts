import { codesearchPrepare } from "@/lib/actions/codesearch-prepare";
import { kernelBuilder } from "@/lib/actions/kernel-builder";
import { kernelCheckouter } from "@/lib/actions/kernel-checkouter";
import { kcsanContract } from "@/lib/contract/workflows/kcsan";
import { defineFlow } from "@/lib/engine/flow";
import { experts } from "./experts";
import { explanationFormatter } from "./explanation-formatter";

const verdict = kcsanContract.outputs.omit({ Explanation: true, Votes: true });

const expert = experts({ instruction: "kcsan.instruction.md", prompt: "kcsan.prompt.md", verdict });

/** Decides whether the data race of a KCSAN report is benign. */
export const kcsanFlow = defineFlow({
  name: "assessment-kcsan",
  contract: kcsanContract,
  steps: [kernelCheckouter, kernelBuilder, codesearchPrepare, expert, explanationFormatter(verdict)],
});
