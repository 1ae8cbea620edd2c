import { z } from "zod";
import type { WorkflowContract } from "@/lib/contract/workflow";
import { assessmentOutputs, reportInputs } from "./inputs";

export const moderationContract = {
  type: "moderation",
  question: "Is this report self-consistent and actionable?",
  inputs: z.object({
    BugTitle: z
      .string()
      .refine(
        (text) => text.trim() !== "",
        "BugTitle is empty: give the title of the bug, e.g. the report's first line.",
      )
      .meta({ title: "Bug title", description: "The title that the report is filed under." }),
    ...reportInputs,
  }),
  outputs: z.object({
    Actionable: z
      .boolean()
      .describe("True when the report holds enough to find the root cause and makes sense as one event."),
    ...assessmentOutputs,
  }),
} satisfies WorkflowContract;
