/** Texts that are remembered; more are forgotten all at once. */
const CAPACITY = 4_000;

/** What a function makes of a text, made once for texts that come again soon. */
export class Remembered<T> {
  readonly #make: (text: string) => T;
  readonly #made = new Map<string, T>();

  constructor(make: (text: string) => T) {
    this.#make = make;
  }

  of(text: string): T {
    const known = this.#made.get(text);
    if (known !== undefined) return known;
    const made = this.#make(text);
    if (this.#made.size >= CAPACITY) this.#made.clear();
    this.#made.set(text, made);
    return made;
  }
}
