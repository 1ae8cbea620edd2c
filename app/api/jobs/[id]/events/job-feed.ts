import type { EventSink, StreamEvent } from "@/app/api/server-sent-events";

interface FeedOptions {
  /** Reads what changed since `after`; null when nothing did. `ended` when nothing more will come but stragglers. */
  readonly read: (after: number) => Promise<{ event: StreamEvent | null; ended: boolean }>;
  /** Calls back at every change until the returned function is called. */
  readonly subscribe: (listener: () => void) => () => void;
  /** Called when the last reader has left. */
  readonly onIdle: () => void;
}

/** Changes are gathered for this long before they are read and sent. */
const GATHER_MS = 200;
/** A source that has ended is followed until nothing came for this long: what ran when a job was aborted is written after it. */
const QUIET_MS = 2000;

interface Reader {
  readonly sink: EventSink;
  /** The change that it has all up to. */
  position: number;
}

/**
 * What changes of one source, for all who read it: those who stand at the same place, nearly always all of them, share one
 * reading of the database. A change that arrives while another is being read is read afterwards: none is lost and no two
 * readings overlap. When the source has ended and nothing more came for a while, all streams are ended.
 */
export class JobFeed {
  readonly #options: FeedOptions;
  readonly #readers = new Set<Reader>();
  readonly #unsubscribe: () => void;
  #changed = false;
  #reading = false;
  #gather: NodeJS.Timeout | undefined;
  #quiet: NodeJS.Timeout | undefined;

  constructor(options: FeedOptions) {
    this.#options = options;
    this.#unsubscribe = options.subscribe(() => this.#wake());
  }

  /** Sends what changed after `position`, from now on until the returned function is called. */
  join(sink: EventSink, position: number): () => void {
    const reader = { sink, position };
    this.#readers.add(reader);
    this.#wake();
    return () => {
      this.#readers.delete(reader);
      if (this.#readers.size === 0) this.#leave();
    };
  }

  #leave(): void {
    clearTimeout(this.#gather);
    clearTimeout(this.#quiet);
    this.#unsubscribe();
    this.#options.onIdle();
  }

  #wake(): void {
    this.#changed = true;
    this.#gather ??= setTimeout(() => {
      this.#gather = undefined;
      // The database is away: the browsers come back by themselves and go on from their last event.
      this.#pump().catch(() => this.#each((sink) => sink.close()));
    }, GATHER_MS);
  }

  async #pump(): Promise<void> {
    if (this.#reading) return;
    this.#reading = true;
    try {
      while (this.#changed) {
        this.#changed = false;
        const positions = new Set([...this.#readers].map(({ position }) => position));
        for (const position of positions) await this.#readFrom(position);
      }
    } finally {
      this.#reading = false;
    }
  }

  async #readFrom(position: number): Promise<void> {
    const readers = [...this.#readers].filter((reader) => reader.position === position);
    const { event, ended } = await this.#options.read(position);
    if (event !== null) {
      for (const reader of readers.filter((candidate) => this.#readers.has(candidate))) {
        reader.position = Math.max(position, event.id);
        reader.sink.send(event);
      }
    }
    if (!ended || this.#readers.size === 0) return;
    clearTimeout(this.#quiet);
    this.#quiet = setTimeout(() => this.#end(), QUIET_MS);
  }

  #end(): void {
    // What is still to be read is read first; the quiet time begins again after it.
    if (!this.#changed && !this.#reading) this.#each((sink) => sink.end());
  }

  #each(act: (sink: EventSink) => void): void {
    for (const { sink } of [...this.#readers]) act(sink);
  }
}
