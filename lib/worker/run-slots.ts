interface Waiter {
  readonly grant: () => void;
}

/** Lets so many tasks run at once. */
export class RunSlots {
  #free: number;
  readonly #waiting = new Set<Waiter>();
  #idle: (() => void)[] = [];

  constructor(size: number) {
    this.#free = size;
  }

  /** Takes a slot, in the order of asking. False when none was free within `patienceMs` milliseconds. */
  async take(patienceMs: number): Promise<boolean> {
    if (this.#free > 0) {
      this.#free--;
      return true;
    }
    return new Promise((resolve) => {
      const timer = setTimeout(() => {
        this.#waiting.delete(waiter);
        resolve(false);
      }, patienceMs);
      const waiter: Waiter = {
        grant: () => {
          clearTimeout(timer);
          resolve(true);
        },
      };
      this.#waiting.add(waiter);
    });
  }

  /** Gives a slot back: to the first who waits for it. */
  give(): void {
    const [next] = this.#waiting;
    if (next === undefined) {
      this.#free++;
      for (const resolve of this.#idle.splice(0)) resolve();
    } else {
      this.#waiting.delete(next);
      next.grant();
    }
  }

  /** Resolves when a slot is free that nobody waits for. Takes none. */
  async untilFree(): Promise<void> {
    if (this.#free > 0) return;
    await new Promise<void>((resolve) => this.#idle.push(resolve));
  }
}
