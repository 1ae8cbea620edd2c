import { BadCallError } from "./errors";
import type { Values } from "./values";

/** Tools answer the same call the same way. The call that comes this often is answered with a warning, the next ones are not. */
const WARNED_TIME = 3;

/** Counts calls with the same arguments, as long as the model can still see what they gave. */
export class RepeatedCalls {
  readonly #times = new Map<string, number>();

  /** How often the call was made, this time included. `inputs` are as the tool's schema gives them. */
  count(tool: string, inputs: Values): number {
    const key = `${tool} ${JSON.stringify(inputs)}`;
    const times = (this.#times.get(key) ?? 0) + 1;
    this.#times.set(key, times);
    return times;
  }

  /** The model was shown a summary instead of what its calls gave: it may ask again. */
  forget(): void {
    this.#times.clear();
  }
}

/** What to tell with the answer of a call that was made `times` times; empty when there is nothing. */
export function repetitionNote(times: number): string {
  if (times < WARNED_TIME) return "";
  return `You have made this call ${times} times, and its result stays the same. It is not answered again: ask something else, or conclude.`;
}

/** Throws {@link BadCallError} when a call that was made `times` times is not answered any more. */
export function checkRepetition(times: number): void {
  if (times > WARNED_TIME) {
    throw new BadCallError(
      `Not executed: you have made this call ${times} times, and its result stays the same. Ask something else, or conclude.`,
    );
  }
}
