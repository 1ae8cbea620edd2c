import type { ModelMessage } from "ai";
import { bytesOf } from "./talk-size";

/** An answer of the model and what it was told to it: results of tools, reminders. */
interface Turn {
  readonly answer: readonly ModelMessage[];
  readonly told: ModelMessage[];
}

/** What an agent and its model have said to each other, as the next request repeats it. */
export class History {
  /** The first prompt, and what became of turns that are no longer there. */
  #head: ModelMessage[];
  #turns: Turn[] = [];
  #unrecorded: readonly ModelMessage[];

  constructor(prompt: string) {
    this.#head = [{ role: "user", content: prompt }];
    this.#unrecorded = this.#head.slice();
  }

  /** Everything, in order. */
  get messages(): ModelMessage[] {
    return [...this.#head, ...this.#turns.flatMap(({ answer, told }) => [...answer, ...told])];
  }

  /** What stands in no span yet. */
  get unrecorded(): readonly ModelMessage[] {
    return this.#unrecorded;
  }

  get turns(): number {
    return this.#turns.length;
  }

  /** The model has answered to all there is. */
  answered(answer: readonly ModelMessage[]): void {
    this.#turns.push({ answer, told: [] });
  }

  /** All there is stands in spans. */
  recorded(): void {
    this.#unrecorded = [];
  }

  /** To be told to the model with the next request. */
  tell(message: ModelMessage): void {
    const last = this.#turns.at(-1);
    (last === undefined ? this.#head : last.told).push(message);
    this.#unrecorded = [...this.#unrecorded, message];
  }

  /** How many of the latest turns have at most `bytes` bytes together. */
  turnsWithin(bytes: number): number {
    let left = bytes;
    const latestFirst = this.#turns.toReversed();
    const first = latestFirst.findIndex(({ answer, told }) => {
      left -= bytesOf([...answer, ...told]);
      return left < 0;
    });
    return first === -1 ? latestFirst.length : first;
  }

  /** Leaves the first prompt, `summary` and the latest `kept` turns, whole: no call of a tool without its result. */
  replaceTurns(summary: string, kept: number): void {
    const replaced = this.#turns.length - kept;
    const message: ModelMessage = { role: "user", content: summary };
    this.#head = [...this.#head.slice(0, 1), message];
    this.#turns = this.#turns.slice(replaced);
    this.#unrecorded = [message];
  }
}
