import pg from "pg";
import { env } from "@/lib/env";
import { CHANGE_CHANNEL } from "./change";

/** Stands for a job id when changes may have been missed: whoever follows a job reads it again. */
export const EVERY_JOB = "*";

/**
 * Told about each commit that wrote to a job or its spans: the job and its new change number. With {@link EVERY_JOB} and 0
 * when the connection was made, at first or again: anything may have changed before.
 */
export type ChangeListener = (jobId: string, change: number) => void;

/** Follows the changes of all jobs until the returned function is called. All listeners of a process share one connection. */
export function subscribeChanges(listener: ChangeListener): () => void {
  shared.assayChanges ??= new ChangeHub();
  return shared.assayChanges.subscribe(listener);
}

const FIRST_RETRY_MS = 100;
const LAST_RETRY_MS = 5_000;
/** A connection can be gone without a sign (a firewall forgot it, a cable was pulled): it is asked this often. */
const PROBE_MS = 15_000;
/** A connection that has not answered after this long is lost. */
const ANSWER_MS = 5_000;

/** Connected while somebody listens. */
class ChangeHub {
  readonly #listeners = new Set<ChangeListener>();
  #client: pg.Client | null = null;
  /** Settles when the connection of `#client` was made, or was not. */
  #connecting: Promise<unknown> = Promise.resolve();
  #retry: NodeJS.Timeout | null = null;
  #retryMs = FIRST_RETRY_MS;
  #probe: NodeJS.Timeout | undefined;

  subscribe(listener: ChangeListener): () => void {
    // An own function, so that the same listener may subscribe twice.
    const entry: ChangeListener = (jobId, change) => listener(jobId, change);
    this.#listeners.add(entry);
    if (this.#client === null && this.#retry === null) this.#connect();
    return () => {
      this.#listeners.delete(entry);
      if (this.#listeners.size === 0) this.#disconnect();
    };
  }

  #connect(): void {
    const client = new pg.Client({
      connectionString: env.requiredDatabaseUrl(),
      application_name: "assay listen",
      keepAlive: true,
      connectionTimeoutMillis: 10_000,
      query_timeout: ANSWER_MS,
    });
    this.#client = client;
    client.on("notification", ({ payload }) => this.#hear(payload ?? ""));
    client.on("error", () => this.#lost(client));
    client.on("end", () => this.#lost(client));
    const connecting = client.connect();
    this.#connecting = connecting.catch(() => undefined);
    connecting
      .then(() => client.query(`LISTEN ${CHANGE_CHANNEL}`))
      .then(
        () => {
          if (this.#client !== client) return;
          this.#retryMs = FIRST_RETRY_MS;
          this.#probe = setInterval(() => this.#check(client), PROBE_MS);
          this.#tell(EVERY_JOB, 0);
        },
        () => this.#lost(client),
      );
  }

  #check(client: pg.Client): void {
    client.query("select 1").catch(() => this.#lost(client));
  }

  #lost(client: pg.Client): void {
    if (this.#client !== client) return;
    this.#client = null;
    clearInterval(this.#probe);
    void client.end().catch(() => undefined);
    this.#retry = setTimeout(() => {
      this.#retry = null;
      this.#connect();
    }, this.#retryMs);
    this.#retryMs = Math.min(this.#retryMs * 2, LAST_RETRY_MS);
  }

  #disconnect(): void {
    if (this.#retry !== null) clearTimeout(this.#retry);
    this.#retry = null;
    clearInterval(this.#probe);
    const client = this.#client;
    this.#client = null;
    // A page that is left at once: Postgres calls it an error when a client goes while it is being let in.
    void this.#connecting.then(() => client?.end()).catch(() => undefined);
  }

  #hear(payload: string): void {
    const { job, change } = JSON.parse(payload) as { job: string; change: number };
    this.#tell(job, change);
  }

  #tell(jobId: string, change: number): void {
    for (const listener of [...this.#listeners]) listener(jobId, change);
  }
}

/** Next evaluates modules again in development: one hub for the process. */
const shared = globalThis as typeof globalThis & { assayChanges?: ChangeHub };
