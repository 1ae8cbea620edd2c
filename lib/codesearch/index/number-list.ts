/** A growing array of 32-bit numbers, without the cost of an object for each. */
export class NumberList {
  length = 0;
  #cells: Uint32Array;

  constructor(capacity = 1 << 12) {
    this.#cells = new Uint32Array(capacity);
  }

  push(value: number): void {
    this.#reserve(1);
    this.#cells[this.length++] = value;
  }

  /** Appends `count` numbers that lie in `bytes` from `start` on, in this machine's byte order, wherever aligned. */
  appendBytes(bytes: Uint8Array, start: number, count: number): void {
    this.#reserve(count);
    const cells = this.#cells;
    const target = new Uint8Array(cells.buffer, this.length * 4, count * 4);
    target.set(bytes.subarray(start, start + count * 4));
    this.length += count;
  }

  /** Gives back the memory that was taken in advance. */
  trim(): void {
    this.#cells = this.#cells.slice(0, this.length);
  }

  clear(): void {
    this.length = 0;
  }

  /** What is in the list; shares memory with it until it grows. */
  view(from = 0): Uint32Array {
    return this.#cells.subarray(from, this.length);
  }

  #reserve(count: number): void {
    const needed = this.length + count;
    if (needed <= this.#cells.length) return;
    const larger = new Uint32Array(Math.max(needed, this.#cells.length * 2));
    larger.set(this.#cells.subarray(0, this.length));
    this.#cells = larger;
  }
}
