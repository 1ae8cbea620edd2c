import { isRecord, type JsonText, jsonObject } from "./json-text";

/** More candidates than this cost more than they tell. */
export const MAX_CANDIDATES = 9;

/** What one candidate said. */
export interface CandidateVote {
  /** seq of its agent span. */
  readonly Span: number;
  /** Its booleans; empty when it failed. */
  readonly Verdict: Readonly<Record<string, boolean>>;
  /** Why it failed; empty when it answered. */
  readonly Error: string;
}

/** How several candidates of an agent voted: a result beside the verdict that the majority makes. */
export interface Votes {
  /** By output: the share of the candidates that answered which say what the verdict says, 0 to 1. */
  readonly Confidence: Readonly<Record<string, number>>;
  /** Outputs on which as many candidates said yes as no: the first one that answered decides. */
  readonly Tied: readonly string[];
  /** Span of the candidate whose explanation is given. */
  readonly Explained: number;
  readonly Candidates: readonly CandidateVote[];
}

/** Name of the result that holds them; there is none where nobody voted. */
export const VOTES = "Votes";

/** The votes in `results`; null when there are none that can be read. */
export function votesOf(results: JsonText): Votes | null {
  const votes = jsonObject(results)[VOTES];
  return isVotes(votes) ? votes : null;
}

function isVotes(value: unknown): value is Votes {
  return (
    isRecord(value) &&
    isRecord(value.Confidence) &&
    Object.values(value.Confidence).every((share) => typeof share === "number") &&
    Array.isArray(value.Tied) &&
    value.Tied.every((name) => typeof name === "string") &&
    typeof value.Explained === "number" &&
    Array.isArray(value.Candidates) &&
    value.Candidates.every(isCandidateVote)
  );
}

function isCandidateVote(value: unknown): value is CandidateVote {
  return (
    isRecord(value) &&
    typeof value.Span === "number" &&
    typeof value.Error === "string" &&
    isRecord(value.Verdict) &&
    Object.values(value.Verdict).every((said) => typeof said === "boolean")
  );
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
