import type { Answer } from "./call-model";

type Counts = Pick<Answer, "inputTokens" | "outputTokens" | "thoughtsTokens">;

/** Counts the tokens of a run, over all its agents, against a budget. */
export class TokenMeter {
  #spent = 0;
  /** What may have been spent at most when what runs now ends. */
  #ceiling: number;

  /** `budget` is in tokens, input, output and thoughts together; 0 for none. */
  constructor(readonly budget: number) {
    this.#ceiling = budget;
  }

  /** Leaves `share`, above 0 and at most 1, of what is left of the budget to what comes next, until this is called again. */
  allow(share: number): void {
    this.#ceiling = this.#spent + (this.budget - this.#spent) * share;
  }

  add({ inputTokens, outputTokens, thoughtsTokens }: Counts): void {
    this.#spent += inputTokens + outputTokens + thoughtsTokens;
  }

  /** True when there is a budget and less than `tokens` of it, or of the share that is allowed, is left. */
  hasLessThan(tokens: number): boolean {
    return this.budget !== 0 && this.#ceiling - this.#spent < tokens;
  }
}
