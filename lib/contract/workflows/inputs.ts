import { z } from "zod";
import { MAX_CANDIDATES } from "@/lib/contract/votes";
import { votesSchema } from "@/lib/contract/votes-schema";

const required = (message: string) => z.string().refine((text) => text.trim() !== "", message);

const WRONG_CANDIDATES = `Candidates is how many experts vote: give a number from 1 to ${MAX_CANDIDATES}, as text.`;

/** The inputs that every assessment of a kernel report takes. An empty KernelConfig is valid: nothing is configured then. */
export const reportInputs = {
  CrashReport: required("CrashReport is empty: paste the report as the kernel printed it.").meta({
    title: "Crash report",
    description: "The report as the kernel printed it; console noise around it does no harm.",
    lines: true,
  }),
  KernelRepo: required("KernelRepo is empty: give a local path or an https or git URL.").meta({
    title: "Kernel repository",
    description:
      "A repository on the worker's machine, an https or git URL, or assay:sample, a small tree made up for the samples.",
  }),
  KernelCommit: required("KernelCommit is empty: give a commit, tag or branch.")
    .refine((text) => !text.startsWith("-"), "KernelCommit starts with a dash: give a commit, tag or branch.")
    .meta({ title: "Kernel commit", description: "A commit hash, tag or branch; HEAD works." }),
  KernelConfig: z.string().default("").meta({
    title: "Kernel config",
    description: "The .config of the kernel that crashed; may be empty.",
    lines: true,
  }),
  TargetOS: z.string().default("linux").meta({ title: "Target OS", description: "As syzkaller names it: linux." }),
  TargetArch: z
    .string()
    .default("amd64")
    .meta({ title: "Target architecture", description: "As syzkaller names it: amd64, arm64, …" }),
  Candidates: z
    .string(WRONG_CANDIDATES)
    .refine((text) => text === "" || (/^[1-9]\d*$/.test(text) && Number(text) <= MAX_CANDIDATES), WRONG_CANDIDATES)
    .optional()
    .meta({
      title: "Candidates",
      description: `How many experts judge, one after another, and vote: 1 to ${MAX_CANDIDATES}. Empty for one, without a vote.`,
    }),
};

/** The outputs that every assessment gives beside its own verdict. */
export const assessmentOutputs = {
  Confident: z.boolean().describe("Whether the evidence that was read settles the question."),
  Explanation: z.string().describe("The reasoning in Markdown, citing file:line for every claim."),
  Votes: votesSchema.optional().describe("How the candidates voted, where there were several."),
};
