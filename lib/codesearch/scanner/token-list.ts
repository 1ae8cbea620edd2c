import { doubled } from "./doubled";

/** Types of tokens at declaration level. */
export const token = {
  word: 1,
  /** `( … )`, read over; what matters of its inside is kept with the token. */
  group: 2,
  star: 3,
  equals: 4,
  comma: 5,
  /** `[ … ]`. */
  brackets: 6,
  /** The body of an aggregate that was read. */
  aggregate: 7,
  string: 8,
  colon: 9,
  /** `struct`, `union`, `enum`. */
  aggregateKeyword: 10,
  typedefKeyword: 11,
  externKeyword: 12,
  staticKeyword: 13,
} as const;

const WIDTH = 8;
/** Flags of a token. */
const COLUMN_0 = 1;
const POINTER = 2;

/** Tokens that a copy holds at most: a list of them that never ends must not be copied at every `#if`. */
export const MOST_COPIED = 128;

/** Tokens as they were. */
export interface TokenCopy {
  /** Number of the first. */
  readonly first: number;
  readonly cells: Int32Array;
}

/** The tokens of the declarations that are open, outermost first, in one growing array of numbers. */
export class TokenList {
  count = 0;
  #cells = new Int32Array(WIDTH * 4096);

  add(type: number, start: number, end: number, line: number, inColumn0: boolean): void {
    const at = this.count * WIDTH;
    if (at + WIDTH > this.#cells.length) this.#cells = doubled(this.#cells);
    const cells = this.#cells;
    cells[at] = type;
    cells[at + 1] = start;
    cells[at + 2] = end;
    cells[at + 3] = line;
    cells[at + 4] = 0;
    cells[at + 5] = 0;
    cells[at + 6] = 0;
    cells[at + 7] = inColumn0 ? COLUMN_0 : 0;
    this.count++;
  }

  type(index: number): number {
    return this.#cells[index * WIDTH] ?? 0;
  }
  start(index: number): number {
    return this.#cells[index * WIDTH + 1] ?? 0;
  }
  end(index: number): number {
    return this.#cells[index * WIDTH + 2] ?? 0;
  }
  line(index: number): number {
    return this.#cells[index * WIDTH + 3] ?? 0;
  }
  inColumn0(index: number): boolean {
    return ((this.#cells[index * WIDTH + 7] ?? 0) & COLUMN_0) !== 0;
  }

  /** Start of a group's first identifier, 0: it has none. */
  firstWordStart(group: number): number {
    return this.#cells[group * WIDTH + 4] ?? 0;
  }
  firstWordEnd(group: number): number {
    return this.#cells[group * WIDTH + 5] ?? 0;
  }
  /** Start of a group's last identifier. */
  lastWordStart(group: number): number {
    return this.#cells[group * WIDTH + 6] ?? 0;
  }
  /** Whether a `*` comes before a group's first identifier, as in `(*handler)`. */
  isPointer(group: number): boolean {
    return ((this.#cells[group * WIDTH + 7] ?? 0) & POINTER) !== 0;
  }

  setFirstWord(group: number, start: number, end: number): void {
    this.#cells[group * WIDTH + 4] = start;
    this.#cells[group * WIDTH + 5] = end;
  }
  setLastWord(group: number, start: number): void {
    this.#cells[group * WIDTH + 6] = start;
  }
  setPointer(group: number): void {
    this.#cells[group * WIDTH + 7] = (this.#cells[group * WIDTH + 7] ?? 0) | POINTER;
  }
  setEnd(index: number, end: number): void {
    this.#cells[index * WIDTH + 2] = end;
  }

  /** The last tokens, as many as any declaration has; those before them are taken to stay as they are. */
  copy(): TokenCopy {
    const first = Math.max(0, this.count - MOST_COPIED);
    return { first, cells: this.#cells.slice(first * WIDTH, this.count * WIDTH) };
  }
  /** Takes back what {@link copy} returned. */
  restore({ first, cells }: TokenCopy): void {
    this.#cells.set(cells, first * WIDTH);
    this.count = first + cells.length / WIDTH;
  }
}
