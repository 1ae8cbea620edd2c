import { FlowError } from "./errors";

/** Calls of the model that are left when it is told to answer with what it knows: for results, one mistake, and the final reply. */
export const LAST_CALLS = 3;

/** Why a talk must come to its end. */
export interface Limit {
  /** As the model is told it: a sentence. */
  readonly told: string;
  /** For the person whose run has failed by it: the same sentence for them, and what to do. */
  readonly failed: string;
}

export function iterationLimit(iterations: number): Limit {
  return {
    told: `You are called ${iterations} times at most, and nearly have been.`,
    failed: `It called the model ${iterations} times, its limit. Run the job again, or with another model.`,
  };
}

export function budgetLimit(tokens: number): Limit {
  return {
    told: `The budget of ${tokens} tokens is nearly used up.`,
    failed: `The budget of ${tokens} tokens is used up: raise ASSAY_TOKEN_BUDGET, or run the job with another model.`,
  };
}

export function fruitlessLimit(turns: number): Limit {
  return {
    told: `Your last ${turns} turns in a row brought nothing new.`,
    failed: `${turns} turns in a row brought nothing new. Run the job again, or with another model.`,
  };
}

export const lengthLimit: Limit = {
  told: "The talk is too long for you to go on with it.",
  failed: "The talk is too long for the model: choose one with a larger context.",
};

/** The last calls of a model, in which it can only answer. */
export class LastChance {
  #limit: Limit | null = null;
  #callsLeft = LAST_CALLS;

  constructor(readonly agent: string) {}

  get begun(): boolean {
    return this.#limit !== null;
  }

  begin(limit: Limit): void {
    this.#limit ??= limit;
  }

  /** Takes one of the calls that are left. Throws {@link FlowError} when there is none. */
  spend(): void {
    if (this.#limit === null) return;
    if (this.#callsLeft-- > 0) return;
    throw new FlowError(`${this.agent} came to no results and final reply. ${this.#limit.failed}`);
  }

  /** What the model is told. */
  notice(resultsSet: boolean): string {
    const answer = resultsSet
      ? "Your results are set: give your final reply now."
      : "Call set-results now with what you know, unsure where you are unsure, and then give your final reply, which says what you could not find out.";
    return `This is your last chance to answer. ${this.#limit?.told ?? ""} No tool but set-results is there any more. ${answer}`;
  }
}
