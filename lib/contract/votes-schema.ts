import { z } from "zod";
import type { CandidateVote, Votes } from "./votes";

const candidate = z.object({
  Span: z.int().min(0).describe("seq of its agent span."),
  Verdict: z.record(z.string(), z.boolean()).describe("Its booleans; empty when it failed."),
  Error: z.string().describe("Why it failed; empty when it answered."),
}) satisfies z.ZodType<CandidateVote>;

/** {@link Votes} as an output of workflows; pages read them without it, see `votesOf`. */
export const votesSchema = z.object({
  Confidence: z
    .record(z.string(), z.number().min(0).max(1))
    .describe("By output: the share of the candidates that answered which say what the verdict says."),
  Tied: z.array(z.string()).describe("Outputs on which as many candidates said yes as no: the first one decides."),
  Explained: z.int().describe("Span of the candidate whose explanation is given."),
  Candidates: z.array(candidate),
}) satisfies z.ZodType<Votes>;
