import { TreeIndex, type TreeIndexOptions } from "./tree-index";

/** What the indexes of a process may take, in bytes. */
export interface IndexLimits {
  /** In memory, of all that are ready together; one that is larger alone is kept while it is the one used last. */
  readonly memory: number;
  /** On disk, in the cache folder of each. */
  readonly disk: number;
}

const GIGABYTE = 1e9;

/** Holds a process's indexes within their limits: those used least recently go first, and are built again when asked. */
export class IndexPool {
  limits: IndexLimits = { memory: 2 * GIGABYTE, disk: 2 * GIGABYTE };
  /** Those in memory or being built, the last used at the end. */
  readonly #inMemory = new Set<PooledIndex>();

  /** Notes that `index` is in memory and used now. */
  touch(index: PooledIndex): void {
    this.#inMemory.delete(index);
    this.#inMemory.add(index);
  }

  /** Drops indexes that nobody asks until the others are within the limit. */
  shrink(): void {
    const last = [...this.#inMemory].at(-1);
    let total = 0;
    for (const index of this.#inMemory) total += index.bytes;
    for (const index of this.#inMemory) {
      if (total <= this.limits.memory) return;
      if (index === last || !index.canBeDropped) continue;
      total -= index.bytes;
      this.#inMemory.delete(index);
      index.drop();
    }
  }

  /** Settles when no index is being built any more. */
  async settled(): Promise<void> {
    await Promise.all([...this.#inMemory].map((index) => index.started().settled));
  }
}

/** The index of one commit, which is in memory while it is used. */
export class PooledIndex {
  readonly #options: TreeIndexOptions;
  readonly #pool: IndexPool;
  #index: TreeIndex | null = null;
  /** Questions that are being answered. */
  #questions = 0;

  constructor(options: TreeIndexOptions, pool: IndexPool) {
    this.#options = options;
    this.#pool = pool;
  }

  /** The index, which begins to be built if it is not there. It may be dropped at any time: ask within {@link ask}. */
  started(): TreeIndex {
    this.#pool.touch(this);
    return this.#index ?? this.#start();
  }

  /** Answers a question; the index is not dropped meanwhile. */
  async ask<T>(question: (index: TreeIndex) => Promise<T>): Promise<T> {
    this.#questions++;
    try {
      return await question(this.started());
    } finally {
      this.#questions--;
      this.#pool.shrink();
    }
  }

  /** Leaves the processors to a question that is answered without the index, should it be built just now. */
  giveWayTo<T>(question: Promise<T>): Promise<T> {
    return this.#index?.giveWayTo(question) ?? question;
  }

  /** Measured memory of an index that is ready; 0 before. */
  get bytes(): number {
    return this.#index?.progress().size?.bytes ?? 0;
  }

  get canBeDropped(): boolean {
    return this.#questions === 0 && this.#index?.isSaved === true;
  }

  /** Gives its memory back. */
  drop(): void {
    this.#index?.close();
    this.#index = null;
  }

  #start(): TreeIndex {
    const index = new TreeIndex({ ...this.#options, diskLimit: this.#pool.limits.disk });
    this.#index = index;
    const shrink = () => this.#pool.shrink();
    void index.settled.then(() => index.saved()).then(shrink);
    return index;
  }
}
