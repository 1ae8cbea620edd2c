import { MAX_CANDIDATES } from "@/lib/contract/votes";
import type { Agent } from "./agent";
import { FlowError } from "./errors";
import type { Values } from "./values";

/**
 * An agent that is run several times over the same values, with a vote on its boolean outputs. The votes are the value
 * `Votes`. One candidate is the agent itself, without a vote and without that value. The name is the agent's.
 */
export interface Candidates {
  readonly kind: "candidates";
  readonly name: string;
  readonly agent: Agent;
  /** How many there are unless the job says otherwise. */
  readonly count: number;
  /** Name of the value by which the job says it: digits; empty or missing for `count`. */
  readonly countFrom: string;
}

/** Defines candidates. */
export function defineCandidates(candidates: Omit<Candidates, "kind" | "name">): Candidates {
  return { kind: "candidates", name: candidates.agent.name, ...candidates };
}

/** How many candidates a run with `values` has. Throws {@link FlowError} when they name no number that there can be. */
export function candidateCount({ count, countFrom }: Candidates, values: Values): number {
  const wanted = values[countFrom] ?? "";
  if (wanted === "") return count;
  const number = Number(wanted);
  if (Number.isInteger(number) && number >= 1 && number <= MAX_CANDIDATES) return number;
  throw new FlowError(`${countFrom} is "${wanted}": give a number from 1 to ${MAX_CANDIDATES}.`);
}
