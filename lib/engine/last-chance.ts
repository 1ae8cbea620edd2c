import { FlowError } from "./errors";
import type { Limit } from "./limits";

/** Calls of the model that are left when it must answer with what it knows: for results, for one mistake, and for the final reply. */
export const LAST_CALLS = 3;

/** The last calls of a model, in which it can only answer. */
export class LastChance {
  readonly #agent: string;
  #limit: Limit | null = null;
  #callsLeft = LAST_CALLS;

  constructor(agent: string) {
    this.#agent = agent;
  }

  get begun(): boolean {
    return this.#limit !== null;
  }

  begin(limit: Limit): void {
    this.#limit ??= limit;
  }

  /** Takes one of the calls that are left, once it has begun. Throws {@link FlowError} when there is none. */
  spend(): void {
    if (this.#limit === null || this.#callsLeft-- > 0) return;
    throw new FlowError(`${this.#agent} did not come to results and a final reply. ${this.#limit.failed}`);
  }

  /** What the model is told. */
  notice(resultsSet: boolean): string {
    const answer = resultsSet
      ? "Your results are set: give your final reply now."
      : "Call set-results now with what you know, unsure where you are unsure; then give your final reply, which also says what you could not find out.";
    return `This is your last chance to answer. ${this.#limit?.told ?? ""} No tool but set-results is there any more. ${answer}`;
  }
}
