import pg from "pg";
import { searchWords } from "@/lib/contract/search-words";
import type { ShownLines } from "@/lib/contract/shown-lines";
import type { Span } from "@/lib/contract/span";
import { env } from "@/lib/env";
import { CopyTable } from "./copy-table";
import { encodeText } from "./exact-text";
import { jobColumns, journalOf, type LoadedJob, reviewColumns, searchColumns } from "./loaded-job";
import { Remembered } from "./remembered";
import { setAsideIndexes } from "./set-aside-indexes";
import { spanEndColumns, spanStartColumns } from "./span-row";
import { type HashedText, hashText } from "./texts";

/** What was loaded so far. */
export interface LoadCounts {
  readonly jobs: number;
  readonly spans: number;
  readonly texts: number;
  readonly reviews: number;
  /** Of all rows. */
  readonly characters: number;
}

/** A load that meets jobs of its own that are there already. */
export class AlreadyLoadedError extends Error {
  override readonly name = "AlreadyLoadedError";
}

const UNIQUE_VIOLATION = "23505";

/** Rows are copied when this many characters of them wait. */
const COPY_AT = 16 * 1024 * 1024;
/** Loads of so many jobs are worth the making of indexes. */
const MANY_JOBS = 20_000;
const INDEX_MEMORY = "512MB";

/**
 * Fills the tables of jobs fast. Everything is one transaction: a load that breaks leaves nothing behind, and nobody sees half of
 * one. No worker and no listener is told.
 */
export class BulkLoad {
  readonly #client: pg.Client;
  readonly #tables = {
    texts: new CopyTable("texts"),
    jobs: new CopyTable("jobs"),
    journal: new CopyTable("journal"),
    reviews: new CopyTable("reviews"),
    spans: new CopyTable("spans"),
    shownLines: new CopyTable("shown_lines"),
    search: new CopyTable("job_search"),
  };
  readonly #known = new Set<string>();
  readonly #digests = new Remembered((text) => {
    const hashed = hashText(text);
    this.addText(hashed);
    return hashed.sha256;
  });
  readonly #reportWords = new Remembered(searchWords);
  #copying: Promise<void> = Promise.resolve();
  #indexes: { restore(): Promise<void> } | null = null;

  private constructor(client: pg.Client) {
    this.#client = client;
  }

  /**
   * Begins a load of so many jobs into the database of DATABASE_URL. When it is a large part of what will be there, indexes are made
   * at its end, and whoever else wants to see jobs waits until then. End it with {@link commit} or {@link abandon}.
   */
  static async begin(jobs: number): Promise<BulkLoad> {
    const client = new pg.Client({ connectionString: env.requiredDatabaseUrl(), application_name: "assay load" });
    client.on("error", () => undefined); // the running query reports it
    await client.connect();
    await client.query("begin");
    // The work of a night, not of a request; and a load that is lost with the machine is loaded again.
    await client.query("set local synchronous_commit = off");
    await client.query("create temporary table new_texts (like texts) on commit drop");
    await client.query(`set local maintenance_work_mem = '${INDEX_MEMORY}'`);
    const load = new BulkLoad(client);
    if (jobs >= MANY_JOBS && (await isSmall(client, jobs / 10))) {
      load.#indexes = await setAsideIndexes(client, ["jobs", "job_search"]);
    }
    return load;
  }

  get counts(): LoadCounts {
    const { jobs, spans, texts, reviews } = this.#tables;
    const characters = Object.values(this.#tables).reduce((sum, table) => sum + table.characters, 0);
    return { jobs: jobs.rows, spans: spans.rows, texts: texts.rows, reviews: reviews.rows, characters };
  }

  /** Adds a job; its spans come after it. */
  async addJob(job: LoadedJob): Promise<void> {
    this.#tables.jobs.add(jobColumns(job));
    this.#tables.search.add(searchColumns(job, this.#reportWords.of(job.report)));
    for (const review of job.reviews) this.#tables.reviews.add(reviewColumns(job, review));
    for (const entry of journalOf(job)) this.#tables.journal.add(entry);
    await this.#copyWhenFull();
  }

  /** Adds an ended span, and the source lines that it showed. `change` is the job's number at its end. */
  async addSpan(jobId: string, span: Span, change: number): Promise<void> {
    const hashes = {
      instructionHash: this.#addSharedText(span.instruction),
      promptHash: this.#addSharedText(span.prompt),
      toolsHash: this.#addSharedText(span.call?.tools ?? ""),
    };
    this.#tables.spans.add({
      jobId,
      seq: span.seq,
      ...spanStartColumns(span),
      ...spanEndColumns(span, hashes),
      change,
    });
    await this.#copyWhenFull();
  }

  /** Adds what `spanThatShowed` finds. */
  addShownLines(jobId: string, seq: number, { path, first, last }: ShownLines): void {
    this.#tables.shownLines.add({ jobId, attempt: 0, seq, path: encodeText(path), firstLine: first, lastLine: last });
  }

  /** Adds a text that jobs or spans name by its digest. */
  addText({ sha256, bytes }: HashedText): void {
    if (this.#known.has(sha256)) return;
    this.#known.add(sha256);
    this.#tables.texts.add({ sha256, bytes });
  }

  /** Copies what still waits, makes all of it visible and tells the planner what the tables hold now. */
  async commit(): Promise<void> {
    await this.#copying;
    await this.#copy();
    await this.#indexes?.restore();
    await this.#client.query("commit");
    await this.#client.query("analyze jobs, journal, reviews, spans, texts, shown_lines, job_search");
    await this.#client.end();
  }

  /** Leaves nothing of the load. */
  async abandon(): Promise<void> {
    await this.#client.end();
  }

  #addSharedText(text: string): string | null {
    return text === "" ? null : this.#digests.of(text);
  }

  /** Rows are made while others are copied. */
  async #copyWhenFull(): Promise<void> {
    const waiting = Object.values(this.#tables).reduce((sum, table) => sum + table.waiting, 0);
    if (waiting < COPY_AT) return;
    await this.#copying;
    this.#copying = this.#copy();
    this.#copying.catch(() => undefined); // reported by who waits for it
  }

  /** In the order of the references from one table to another. */
  async #copy(): Promise<void> {
    const { texts, ...others } = this.#tables;
    const copyTexts = texts.take("new_texts");
    const copies = Object.values(others).map((table) => table.take());
    try {
      await copyTexts(this.#client);
      await this.#client.query("insert into texts select * from new_texts on conflict do nothing");
      await this.#client.query("truncate new_texts");
      for (const copy of copies) await copy(this.#client);
    } catch (error) {
      explain(error);
    }
  }
}

async function isSmall(client: pg.Client, jobs: number): Promise<boolean> {
  const { rows } = await client.query<{ jobs: number }>(
    "select count(*)::int as jobs from (select from jobs limit $1)",
    [Math.ceil(jobs)],
  );
  return (rows[0]?.jobs ?? 0) < jobs;
}

function explain(error: unknown): never {
  const isTaken = error instanceof pg.DatabaseError && error.code === UNIQUE_VIOLATION;
  throw isTaken ? new AlreadyLoadedError("These jobs are in the database already.", { cause: error }) : error;
}
