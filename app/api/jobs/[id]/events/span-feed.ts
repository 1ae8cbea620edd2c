import type { EventSink, StreamEvent } from "@/app/api/server-sent-events";

/** How a source stands. */
export interface Pulse {
  /** Raised by every change. */
  readonly change: number;
  /** Nothing more will come but stragglers. */
  readonly ended: boolean;
}

interface FeedOptions<P extends Pulse> {
  /** How the source stands now; null when it is gone. */
  readonly pulse: () => Promise<P | null>;
  /** What changed after `position` and up to `pulse`. Its id is the change that it is complete up to: a beginning is enough. */
  readonly read: (position: number, pulse: P) => Promise<StreamEvent>;
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
 * What changes of one source, for all who read it. Every round brings all readers to the same change, so that in the next one they
 * share a reading of the database. A change that arrives while another is being read is read afterwards: none is lost and no
 * two readings overlap. When the source has ended and nothing more came for a while, all streams are ended.
 */
export class SpanFeed<P extends Pulse = Pulse> {
  readonly #options: FeedOptions<P>;
  readonly #readers = new Set<Reader>();
  readonly #unsubscribe: () => void;
  #changed = false;
  #reading = false;
  #gather: NodeJS.Timeout | undefined;
  #quiet: NodeJS.Timeout | undefined;

  constructor(options: FeedOptions<P>) {
    this.#options = options;
    this.#unsubscribe = options.subscribe(() => this.#wake());
  }

  /** Sends what changed after `position`, from now on until the returned function is called. */
  join(sink: EventSink, position: number): () => void {
    const reader = { sink, position };
    this.#readers.add(reader);
    this.#wake();
    return () => {
      if (this.#readers.delete(reader) && this.#readers.size === 0) this.#leave();
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
      while (this.#changed && this.#readers.size > 0) {
        this.#changed = false;
        await this.#round();
      }
    } finally {
      this.#reading = false;
    }
  }

  async #round(): Promise<void> {
    const pulse = await this.#options.pulse();
    for (const position of new Set([...this.#readers].map((reader) => reader.position))) {
      if (pulse !== null && position < pulse.change) await this.#catchUp(position, pulse);
    }
    if (!(pulse?.ended ?? true) || this.#readers.size === 0) return;
    clearTimeout(this.#quiet);
    this.#quiet = setTimeout(() => this.#end(), QUIET_MS);
  }

  async #catchUp(position: number, pulse: P): Promise<void> {
    const readers = [...this.#readers].filter((reader) => reader.position === position);
    const event = await this.#options.read(position, pulse);
    for (const reader of readers.filter((candidate) => this.#readers.has(candidate))) {
      reader.position = event.id;
      reader.sink.send(event);
    }
    if (event.id < pulse.change) this.#changed = true;
  }

  #end(): void {
    // What is still to be read is read first; the quiet time begins again after it.
    if (!this.#changed && !this.#reading) this.#each((sink) => sink.end());
  }

  #each(act: (sink: EventSink) => void): void {
    for (const { sink } of [...this.#readers]) act(sink);
  }
}
