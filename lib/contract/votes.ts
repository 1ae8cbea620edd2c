import { z } from "zod";
import { type JsonText, jsonObject } from "./json-text";

/** More candidates than this cost more than they tell. */
export const MAX_CANDIDATES = 9;

/** What one candidate said. */
const candidate = z.object({
  Span: z.int().min(0).describe("seq of its agent span."),
  Verdict: z.record(z.string(), z.boolean()).describe("Its booleans; empty when it failed."),
  Error: z.string().describe("Why it failed; empty when it answered."),
});

/** How several candidates of an agent voted: a result beside the verdict that the majority makes. */
export const votesSchema = z.object({
  Confidence: z
    .record(z.string(), z.number().min(0).max(1))
    .describe("By output: the share of the candidates that answered which say what the verdict says."),
  Tied: z.array(z.string()).describe("Outputs on which as many candidates said yes as no: the first one decides."),
  Explained: z.int().describe("Span of the candidate whose explanation is given."),
  Candidates: z.array(candidate),
});

export type Votes = z.output<typeof votesSchema>;
export type CandidateVote = z.output<typeof candidate>;

/** Name of the result that holds them; there is none where nobody voted. */
export const VOTES = "Votes";

/** The votes in `results`; null when there are none that can be read. */
export function votesOf(results: JsonText): Votes | null {
  const parsed = votesSchema.safeParse(jsonObject(results)[VOTES]);
  return parsed.success ? parsed.data : null;
}

/** How a vote on one output ended. */
export interface VoteCount {
  /** Share of the candidates that answered, 0 to 1. */
  readonly share: number;
  /** How many of them say what the verdict says. */
  readonly agreeing: number;
  readonly answered: number;
  readonly tied: boolean;
}

/** How the vote on `output` ended, of which the verdict says `value`; null when there was none. */
export function voteCount({ Confidence, Tied, Candidates }: Votes, output: string, value: boolean): VoteCount | null {
  const share = Confidence[output];
  if (share === undefined) return null;
  const answered = Candidates.filter(({ Verdict }) => output in Verdict);
  const agreeing = answered.filter(({ Verdict }) => Verdict[output] === value).length;
  return { share, agreeing, answered: answered.length, tied: Tied.includes(output) };
}

/** How many candidates failed. */
export function failedCandidates({ Candidates }: Votes): number {
  return Candidates.filter((said) => said.Error !== "").length;
}
