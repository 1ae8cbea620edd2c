/** A set of 32-bit numbers in the order they came, made to be emptied and filled again without new memory. */
export class HashSet {
  #cells = new Uint32Array(1 << 12);
  /** The filling that a cell belongs to. */
  #fillings = new Uint32Array(1 << 12);
  #filling = 1;
  #values = new Uint32Array(1 << 11);
  #count = 0;

  clear(): void {
    this.#count = 0;
    this.#filling++;
  }

  /** Whether `value` was not there before. */
  add(value: number): boolean {
    if (this.#count === this.#values.length) this.#grow();
    if (!this.#place(value)) return false;
    this.#values[this.#count++] = value;
    return true;
  }

  /** Takes back the value added last. It stays known, so that adding it again adds nothing. */
  hideLast(): void {
    this.#count--;
  }

  /** The values; valid until the next change. */
  values(): Uint32Array {
    return this.#values.subarray(0, this.#count);
  }

  #place(value: number): boolean {
    const mask = this.#cells.length - 1;
    let cell = value & mask;
    while (this.#fillings[cell] === this.#filling) {
      if (this.#cells[cell] === value) return false;
      cell = (cell + 1) & mask;
    }
    this.#fillings[cell] = this.#filling;
    this.#cells[cell] = value;
    return true;
  }

  #grow(): void {
    const values = this.#values;
    this.#cells = new Uint32Array(this.#cells.length * 2);
    this.#fillings = new Uint32Array(this.#cells.length);
    this.#values = new Uint32Array(values.length * 2);
    this.#values.set(values);
    for (const value of values) this.#place(value);
  }
}
