import { createHash } from "node:crypto";

/** Numbers that look random and are the same again for the same seed (sfc32). */
export class Random {
  readonly #seed: string;
  readonly #state: Uint32Array;

  constructor(seed: string) {
    this.#seed = seed;
    const digest = createHash("sha256").update(seed).digest();
    this.#state = Uint32Array.from([0, 4, 8, 12], (offset) => digest.readUInt32LE(offset));
  }

  /** Numbers of their own, which do not depend on how many were taken here. */
  fork(name: string | number): Random {
    return new Random(`${this.#seed}/${name}`);
  }

  /** From 0 up to, not including, 1. */
  next(): number {
    return this.#word() / 2 ** 32;
  }

  /** A whole number, both ends included. */
  int(from: number, to: number): number {
    return from + Math.floor(this.next() * (to - from + 1));
  }

  chance(share: number): boolean {
    return this.next() < share;
  }

  pick<T>(items: readonly [T, ...T[]]): T {
    return items[this.int(0, items.length - 1)] ?? items[0];
  }

  /** One of `choices` by their weights, which need not come to 1. */
  weighted<T>(choices: readonly [Weighted<T>, ...Weighted<T>[]]): T {
    let left = this.next() * choices.reduce((sum, { weight }) => sum + weight, 0);
    for (const { value, weight } of choices) {
      left -= weight;
      if (left < 0) return value;
    }
    return choices[0].value;
  }

  /** Half of the numbers are below `median`; the larger `sigma`, the longer the tail. */
  logNormal(median: number, sigma: number): number {
    const radius = Math.sqrt(-2 * Math.log(1 - this.next()));
    return median * Math.exp(sigma * radius * Math.cos(2 * Math.PI * this.next()));
  }

  /** Lowercase hexadecimal digits. */
  hex(length: number): string {
    let digits = "";
    while (digits.length < length) digits += this.#word().toString(16).padStart(8, "0");
    return digits.slice(0, length);
  }

  uuid(): string {
    const digits = this.hex(30);
    return `${digits.slice(0, 8)}-${digits.slice(8, 12)}-4${digits.slice(12, 15)}-a${digits.slice(15, 18)}-${digits.slice(18)}`;
  }

  #word(): number {
    const state = this.#state;
    const [a = 0, b = 0, c = 0, counter = 0] = state;
    state[3] = counter + 1;
    const word = (a + b + counter) >>> 0;
    state[0] = b ^ (b >>> 9);
    state[1] = c + (c << 3);
    state[2] = ((c << 21) | (c >>> 11)) + word;
    return word;
  }
}

/** A choice and how often it is taken, beside the others. */
export interface Weighted<T> {
  readonly value: T;
  readonly weight: number;
}
