import type { z } from "zod";
import type { CandidateVote, Votes } from "@/lib/contract/votes";
import { FlowError, type ProviderError } from "./errors";
import type { Values } from "./values";

/** What came of one candidate: its outputs with its final reply, or why there are none. */
export type Ballot = { readonly seq: number } & (
  | { readonly outputs: Values; readonly error: null }
  | { readonly outputs: null; readonly error: FlowError | ProviderError }
);

/** What the candidates came to together. */
export interface Election {
  /** The majority's booleans; everything else as the candidate has it that explains them. */
  readonly outputs: Values;
  readonly votes: Votes;
}

/** Names of the outputs that are voted on. */
export function votedOutputs(outputs: z.ZodObject): string[] {
  return Object.entries(outputs.shape).flatMap(([name, type]) =>
    (type as z.ZodType).def.type === "boolean" ? [name] : [],
  );
}

/** How many of `count` candidates have to answer: more than half, or the share of votes would say nothing. */
export function quorum(count: number): number {
  return Math.floor(count / 2) + 1;
}

/**
 * Counts the votes on each of the boolean outputs `names`, of which the first is the question itself. Where as many say yes as
 * no, the first candidate that answered decides. The explanation is that of the candidate that agrees with the majority on the
 * question and on most of the other outputs, the earliest of several. Throws when no candidate answered.
 */
export function elect(names: readonly string[], ballots: readonly Ballot[]): Election {
  const answered = ballots.flatMap(({ seq, outputs }) => (outputs === null ? [] : [{ seq, outputs }]));
  const [first] = answered;
  if (first === undefined) throw new FlowError("No candidate came to an answer.");
  const counted = names.map((name) => {
    const yes = answered.filter(({ outputs }) => outputs[name] === true).length;
    const no = answered.length - yes;
    return {
      name,
      value: yes === no ? first.outputs[name] === true : yes > no,
      tied: yes === no,
      most: Math.max(yes, no),
    };
  });
  const verdict = Object.fromEntries(counted.map(({ name, value }) => [name, value]));
  const explainer = mostAgreeing(answered, verdict, names);
  return {
    outputs: { ...explainer.outputs, ...verdict },
    votes: {
      Confidence: Object.fromEntries(counted.map(({ name, most }) => [name, most / answered.length])),
      Tied: counted.filter(({ tied }) => tied).map(({ name }) => name),
      Explained: explainer.seq,
      Candidates: ballots.map((ballot) => candidateVote(names, ballot)),
    },
  };
}

type Answered = { readonly seq: number; readonly outputs: Values };

function mostAgreeing(answered: readonly Answered[], verdict: Values, names: readonly string[]): Answered {
  const agreements = ({ outputs }: Answered) => names.filter((name) => outputs[name] === verdict[name]).length;
  const [question = ""] = names;
  const ofMajority = answered.filter(({ outputs }) => outputs[question] === verdict[question]);
  return ofMajority.reduce((best, other) => (agreements(other) > agreements(best) ? other : best));
}

function candidateVote(names: readonly string[], { seq, outputs, error }: Ballot): CandidateVote {
  const Verdict = outputs === null ? {} : Object.fromEntries(names.map((name) => [name, outputs[name] === true]));
  return { Span: seq, Verdict, Error: error === null ? "" : error.message };
}
