import type { Answer } from "./call-model";

type Counts = Pick<Answer, "inputTokens" | "outputTokens" | "thoughtsTokens">;

/** Counts the tokens of a run, over all its agents, against a budget. */
export class TokenMeter {
  #spent = 0;

  /** `budget` is in tokens, input, output and thoughts together; 0 for none. */
  constructor(readonly budget: number) {}

  add({ inputTokens, outputTokens, thoughtsTokens }: Counts): void {
    this.#spent += inputTokens + outputTokens + thoughtsTokens;
  }

  /** True when there is a budget and less than `tokens` of it is left. */
  hasLessThan(tokens: number): boolean {
    return this.budget !== 0 && this.budget - this.#spent < tokens;
  }
}
