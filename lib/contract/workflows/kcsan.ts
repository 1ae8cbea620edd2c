import { z } from "zod";
import type { WorkflowContract } from "@/lib/contract/workflow";
import { assessmentOutputs, reportInputs } from "./inputs";

export const kcsanContract = {
  type: "assessment-kcsan",
  question: "Is this data race benign, or can it do harm?",
  inputs: z.object(reportInputs),
  outputs: z.object({
    Benign: z
      .boolean()
      .describe("True when the race has no consequence beyond missing annotations; false when it is harmful."),
    ...assessmentOutputs,
  }),
} satisfies WorkflowContract;
