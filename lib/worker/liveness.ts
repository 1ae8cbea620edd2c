import { setTimeout as sleep } from "node:timers/promises";
import pg from "pg";

/*
 * A worker lives as long as its session in Postgres holds an advisory lock: kill -9 of the worker, the end of its machine or a
 * cut in the network frees the lock without anybody's doing.
 */

/** Seed that keeps these locks apart from all others. */
export const LIVENESS_SEED = 7;
/** A lock that is free for so long means that its worker is dead: its runs go to others. */
export const GRACE_MS = 5_000;
/** A worker that could not get its lock back in this time stops its runs; before others take them. */
const LOST_MS = 3_000;
const CHECK_MS = 1_000;

/** The lock of one worker process. */
export class Liveness {
  #client: pg.Client | null = null;
  #released = false;
  #lose: () => void = () => undefined;
  /** Resolves when the lock is lost for good: this worker's runs may be running elsewhere soon. */
  readonly lost: Promise<void>;

  constructor(
    private readonly url: string,
    private readonly executor: string,
  ) {
    this.lost = new Promise((resolve) => {
      this.#lose = resolve;
    });
  }

  /** Takes the lock and keeps it until {@link release}. Rejects when the database cannot be reached. */
  async hold(): Promise<void> {
    this.#client = await this.#connect();
    void this.#watch();
  }

  /** Gives the lock up: from now on this worker counts as dead. */
  async release(): Promise<void> {
    this.#released = true;
    await this.#client?.end().catch(() => undefined);
  }

  async #watch(): Promise<void> {
    let seen = Date.now();
    while (!this.#released) {
      if (await this.#check()) seen = Date.now();
      else if (this.#released) return;
      else if (Date.now() - seen >= LOST_MS) return this.#lose();
      else await this.#reconnect();
      await sleep(CHECK_MS / 4);
    }
  }

  /** True when the session that holds the lock answers. */
  async #check(): Promise<boolean> {
    const client = this.#client;
    if (client === null) return false;
    await sleep(CHECK_MS / 2);
    return client.query("select 1").then(
      () => true,
      () => false,
    );
  }

  async #reconnect(): Promise<void> {
    void this.#client?.end().catch(() => undefined);
    this.#client = null;
    try {
      this.#client = await this.#connect();
      if (this.#released) await this.release(); // it came while we connected
    } catch {
      // tried again until the time is up
    }
  }

  async #connect(): Promise<pg.Client> {
    const client = new pg.Client({
      connectionString: this.url,
      application_name: "assay liveness",
      connectionTimeoutMillis: 1_000,
      query_timeout: 1_000,
      // The server, too, must notice within seconds that this machine is gone.
      options: "-c tcp_keepalives_idle=2 -c tcp_keepalives_interval=1 -c tcp_keepalives_count=3",
    });
    client.on("error", () => undefined); // seen by the next check
    try {
      await client.connect();
      const { rows } = await client.query<{ held: boolean }>(
        "select pg_try_advisory_lock(hashtextextended($1, $2)) as held",
        [this.executor, LIVENESS_SEED],
      );
      // Our earlier session may still hold it, until the server notices that it is dead.
      if (rows[0]?.held !== true) throw new Error("The lock is still held by an earlier session.");
      return client;
    } catch (error) {
      await client.end().catch(() => undefined);
      throw error;
    }
  }
}
