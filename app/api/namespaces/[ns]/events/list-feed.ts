import type { JobRow } from "@/lib/contract/job";
import { type ChangeListener, EVERY_JOB } from "@/lib/db/changes";

/** Who follows the jobs of a namespace. */
export interface FeedSubscriber {
  readonly namespace: string;
  /** Told the rows that changed. */
  readonly take: (rows: readonly JobRow[]) => void;
  /** The connection was made, at first or again: what changed before is not told, and has to be read. */
  readonly catchUp: () => void;
}

interface FeedSource {
  readonly subscribe: (listener: ChangeListener) => () => void;
  readonly readRows: (ids: readonly string[]) => Promise<readonly JobRow[]>;
}

/** Changes are gathered for this long before their rows are read. */
const GATHER_MS = 500;
/** Ids of one reading. */
const MAX_IDS = 500;
/** Rows that are remembered as sent: a job that runs changes many times a second, and its row hardly ever. */
const MAX_SENT = 2000;

/**
 * Tells any number of subscribers which rows changed, with one reading for all of them. A row that is as it was last told,
 * its change number apart, is not told again. Listens while somebody is subscribed.
 */
export class ListFeed {
  readonly #source: FeedSource;
  readonly #subscribers = new Set<FeedSubscriber>();
  readonly #changed = new Set<string>();
  readonly #sent = new Map<string, string>();
  #unsubscribe: (() => void) | null = null;
  #timer: NodeJS.Timeout | undefined;

  constructor(source: FeedSource) {
    this.#source = source;
  }

  subscribe(subscriber: FeedSubscriber): () => void {
    this.#subscribers.add(subscriber);
    this.#unsubscribe ??= this.#source.subscribe((id) => this.#hear(id));
    return () => {
      this.#subscribers.delete(subscriber);
      if (this.#subscribers.size === 0) this.#stop();
    };
  }

  #hear(id: string): void {
    if (id === EVERY_JOB) for (const subscriber of [...this.#subscribers]) subscriber.catchUp();
    else {
      this.#changed.add(id);
      this.#timer ??= setTimeout(() => void this.#read(), GATHER_MS);
    }
  }

  /** The timer is kept while it reads, so that no two readings overlap and none is told after a later one. */
  async #read(): Promise<void> {
    const ids = [...this.#changed].slice(0, MAX_IDS);
    for (const id of ids) this.#changed.delete(id);
    try {
      this.#tell(await this.#source.readRows(ids));
    } catch {
      // The database is away: they are read when it is back.
      for (const id of ids) this.#changed.add(id);
    }
    this.#timer = undefined;
    if (this.#changed.size > 0 && this.#subscribers.size > 0) {
      this.#timer = setTimeout(() => void this.#read(), GATHER_MS);
    }
  }

  #tell(rows: readonly JobRow[]): void {
    const news = rows.filter((row) => this.#isNew(row));
    for (const { namespace, take } of [...this.#subscribers]) {
      const own = news.filter((row) => row.namespace === namespace);
      if (own.length > 0) take(own);
    }
  }

  #isNew(row: JobRow): boolean {
    const text = JSON.stringify({ ...row, change: 0 });
    if (this.#sent.get(row.id) === text) return false;
    this.#sent.delete(row.id);
    this.#sent.set(row.id, text);
    const [oldest] = this.#sent.keys();
    if (this.#sent.size > MAX_SENT && oldest !== undefined) this.#sent.delete(oldest);
    return true;
  }

  #stop(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#unsubscribe?.();
    this.#unsubscribe = null;
    this.#changed.clear();
    this.#sent.clear();
  }
}
