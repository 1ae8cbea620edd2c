import type { Agent } from "./agent";
import { FlowError } from "./errors";
import { LAST_CALLS } from "./last-chance";
import type { TokenMeter } from "./token-meter";

/** Why a talk must come to its end. */
export interface Limit {
  /** As the model is told it. */
  readonly told: string;
  /** For the person whose run failed by it: the same, and what to do. */
  readonly failed: string;
}

/** Turns in a row in which no call gave anything new, before the model must answer with what it knows. */
const MAX_FRUITLESS_TURNS = 6;

/** The talk does not get shorter. */
export const lengthLimit: Limit = {
  told: "The talk is too long for you to go on with it.",
  failed: "The talk is too long for the model: choose one with a larger context.",
};

/** What an agent may spend: calls of its model, tokens of the run, turns that bring nothing. */
export class Limits {
  readonly #agent: Agent;
  readonly #tokens: TokenMeter;
  #fruitlessTurns = 0;

  constructor(agent: Agent, tokens: TokenMeter) {
    this.#agent = agent;
    this.#tokens = tokens;
  }

  /** Tools were called; `fruitful` when any call gave what the model did not have. */
  turn(fruitful: boolean): void {
    this.#fruitlessTurns = fruitful ? 0 : this.#fruitlessTurns + 1;
  }

  /**
   * The limit at which only the last calls are left, if any. `iteration` is the number of the next call of the model, from 1;
   * `nextTokens` is what its request has. Throws {@link FlowError} when an agent could not even begin.
   */
  reached(iteration: number, nextTokens: number): Limit | null {
    const { name, maxIterations } = this.#agent;
    if (this.#tokens.hasLessThan((LAST_CALLS + 1) * nextTokens)) return this.#budgetLimit(name, iteration);
    if (iteration > maxIterations - LAST_CALLS) return iterationLimit(maxIterations);
    return this.#fruitlessTurns < MAX_FRUITLESS_TURNS ? null : fruitlessLimit;
  }

  /** An agent that has looked at nothing has nothing to answer with. */
  #budgetLimit(name: string, iteration: number): Limit {
    const { budget } = this.#tokens;
    const used = `The budget of ${budget} tokens for the run is used up`;
    const remedy = "raise ASSAY_TOKEN_BUDGET, or run the job with another model.";
    if (iteration === 1) throw new FlowError(`${used}, or too little of it is left for ${name} to begin: ${remedy}`);
    return {
      told: `The budget of ${budget} tokens is nearly used up.`,
      failed: `${used}: ${remedy}`,
    };
  }
}

function iterationLimit(calls: number): Limit {
  return {
    told: `You are called ${calls} times at most, and nearly have been.`,
    failed: `It called the model ${calls} times, its limit: run the job again, or with another model.`,
  };
}

const fruitlessLimit: Limit = {
  told: `Your last ${MAX_FRUITLESS_TURNS} turns in a row brought nothing new.`,
  failed: `${MAX_FRUITLESS_TURNS} turns in a row brought nothing new: run the job again, or with another model.`,
};
