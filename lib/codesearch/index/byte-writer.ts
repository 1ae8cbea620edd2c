/** So many bytes are copied sooner by a loop than by a call. */
const SHORT = 48;

/** A growing array of bytes. */
export class ByteWriter {
  length = 0;
  #bytes: Buffer;

  constructor(capacity: number) {
    this.#bytes = Buffer.allocUnsafe(capacity);
  }

  /** Writes a whole number from 0 to 2^31-1, seven bits a byte, lowest first. */
  number(value: number): void {
    this.#reserve(5);
    let rest = value;
    while (rest > 127) {
      this.#bytes[this.length++] = (rest & 127) | 128;
      rest >>>= 7;
    }
    this.#bytes[this.length++] = rest;
  }

  /** Writes a whole number that may be negative. */
  signedNumber(value: number): void {
    this.number(value < 0 ? -value * 2 - 1 : value * 2);
  }

  bytes(source: Buffer, start: number, end: number): void {
    this.#reserve(end - start);
    if (end - start > SHORT) {
      source.copy(this.#bytes, this.length, start, end);
      this.length += end - start;
    } else {
      for (let i = start; i < end; i++) this.#bytes[this.length++] = source[i] ?? 0;
    }
  }

  /** Gives back the memory that was taken in advance. */
  trim(): void {
    this.#bytes = Buffer.from(this.written());
  }

  /** What was written; shares memory with the writer until it grows. */
  written(from = 0): Buffer {
    return this.#bytes.subarray(from, this.length);
  }

  #reserve(count: number): void {
    const needed = this.length + count;
    if (needed <= this.#bytes.length) return;
    const larger = Buffer.allocUnsafe(Math.max(needed, this.#bytes.length * 2));
    this.#bytes.copy(larger, 0, 0, this.length);
    this.#bytes = larger;
  }
}
