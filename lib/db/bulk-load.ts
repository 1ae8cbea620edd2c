import pg from "pg";
import { type CorrectMark, explanationOf, type Job, summarizeError, verdictOf } from "@/lib/contract/job";
import type { Span } from "@/lib/contract/span";
import { env } from "@/lib/env";
import { CopyTable } from "./copy-table";
import { encodeText } from "./exact-text";
import { storedVerdict } from "./job-row";
import { searchTerms } from "./search-terms";
import { spanEndColumns, spanStartColumns } from "./span-row";
import { type HashedText, hashText } from "./texts";

/** A person's judgement of a loaded job, given once. */
export interface LoadedReview {
  readonly operator: string;
  readonly at: string;
  /** Empty: the whole verdict. */
  readonly output: string;
  readonly mark: CorrectMark;
  readonly comment: string;
}

/** A job that has ended, with what people did with it. */
export interface LoadedJob
  extends Omit<Job, "errorSummary" | "verdict" | "waitUntil" | "waitReason" | "origin" | "derived"> {
  /** As `shareLargeTexts` left them. */
  readonly args: string;
  /** Who cancelled an aborted job. */
  readonly cancelled: { readonly operator: string; readonly why: string } | null;
  readonly reviews: readonly LoadedReview[];
  /** What the job is about, for the search: it is somewhere in the args. */
  readonly report: string;
}

/** Source lines that a span showed. */
export interface LoadedLines {
  readonly path: string;
  readonly first: number;
  readonly last: number;
  readonly seq: number;
}

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
/** Digests that are remembered by their text. */
const REMEMBERED = 1_000;

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
  readonly #digests = new Map<string, string>();

  private constructor(client: pg.Client) {
    this.#client = client;
  }

  /** Begins a load into the database of DATABASE_URL. End it with {@link commit} or {@link abandon}. */
  static async begin(): Promise<BulkLoad> {
    const client = new pg.Client({ connectionString: env.requiredDatabaseUrl(), application_name: "assay load" });
    client.on("error", () => undefined); // the running query reports it
    await client.connect();
    await client.query("begin");
    // The work of a night, not of a request; and a load that is lost with the machine is loaded again.
    await client.query("set local synchronous_commit = off");
    await client.query("create temporary table new_texts (like texts) on commit drop");
    return new BulkLoad(client);
  }

  get counts(): LoadCounts {
    const { jobs, spans, texts, reviews } = this.#tables;
    const characters = Object.values(this.#tables).reduce((sum, table) => sum + table.characters, 0);
    return { jobs: jobs.rows, spans: spans.rows, texts: texts.rows, reviews: reviews.rows, characters };
  }

  /** Adds a job; its spans come after it. */
  async addJob(job: LoadedJob): Promise<void> {
    const { reviews, namespace, tokens, ...columns } = job;
    this.#tables.jobs.add({
      id: columns.id,
      namespace: encodeText(namespace),
      workflow: encodeText(columns.workflow),
      type: encodeText(columns.type),
      description: encodeText(columns.description),
      link: encodeText(columns.link),
      state: columns.state,
      created: columns.created,
      started: columns.started,
      finished: columns.finished,
      errorSummary: encodeText(summarizeError(columns.error)),
      correct: columns.correct,
      verdict: storedVerdict(columns.results),
      codeRevision: encodeText(columns.codeRevision),
      agentName: encodeText(columns.agentName),
      model: encodeText(columns.model),
      promptVersion: columns.promptVersion,
      failure: encodeText(columns.failure),
      change: columns.change,
      operator: encodeText(columns.operator),
      inputTokens: tokens.input,
      outputTokens: tokens.output,
      thoughtsTokens: tokens.thoughts,
      cachedTokens: tokens.cached,
      costMicros: columns.costMicros,
      args: encodeText(columns.args),
      results: encodeText(columns.results),
      error: encodeText(columns.error),
    });
    this.#addSearch(job);
    this.#addEntry(job, { at: job.created, operator: job.operator, action: "created" });
    if (job.cancelled !== null) {
      this.#addEntry(job, { ...job.cancelled, at: job.finished ?? job.created, action: "cancelled" });
    }
    for (const review of reviews) this.#addReview(job, review);
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
  addShownLines(jobId: string, { path, first, last, seq }: LoadedLines): void {
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
    await this.#copy();
    await this.#client.query("commit");
    await this.#client.query("analyze jobs, journal, reviews, spans, texts, shown_lines, job_search");
    await this.#client.end();
  }

  /** Leaves nothing of the load. */
  async abandon(): Promise<void> {
    await this.#client.end();
  }

  #addSearch(job: LoadedJob): void {
    const verdict = verdictOf(job.results);
    const terms = searchTerms({ ...job, verdict, explanation: explanationOf(job.results) });
    this.#tables.search.add({ jobId: job.id, created: job.created, terms: terms.map(quoteLexeme).join(" ") });
  }

  #addReview(job: LoadedJob, { operator, at, output, mark, comment }: LoadedReview): void {
    const who = encodeText(operator);
    const why = encodeText(comment);
    this.#tables.reviews.add({ jobId: job.id, output: encodeText(output), mark, comment: why, operator: who, at });
    this.#addEntry(job, { at, operator, action: "reviewed", why: comment, output, mark });
  }

  #addEntry(
    { id }: LoadedJob,
    entry: { at: string; operator: string; action: string; why?: string; output?: string; mark?: CorrectMark },
  ): void {
    this.#tables.journal.add({
      jobId: id,
      at: entry.at,
      operator: encodeText(entry.operator),
      action: entry.action,
      why: encodeText(entry.why ?? ""),
      output: encodeText(entry.output ?? ""),
      mark: entry.mark ?? null,
      wasMark: entry.mark === undefined ? null : "unset",
    });
  }

  #addSharedText(text: string): string | null {
    if (text === "") return null;
    const known = this.#digests.get(text);
    if (known !== undefined) return known;
    const hashed = hashText(text);
    this.addText(hashed);
    if (this.#digests.size >= REMEMBERED) this.#digests.clear();
    this.#digests.set(text, hashed.sha256);
    return hashed.sha256;
  }

  async #copyWhenFull(): Promise<void> {
    const waiting = Object.values(this.#tables).reduce((sum, table) => sum + table.waiting, 0);
    if (waiting >= COPY_AT) await this.#copy();
  }

  /** In the order of the references from one table to another. */
  async #copy(): Promise<void> {
    const { texts, ...others } = this.#tables;
    await texts.copy(this.#client, "new_texts");
    await this.#client.query("insert into texts select * from new_texts on conflict do nothing");
    await this.#client.query("truncate new_texts");
    for (const table of Object.values(others)) await table.copy(this.#client).catch(explain);
  }
}

/** A lexeme as the text of a tsvector has it. */
function quoteLexeme(lexeme: string): string {
  return `'${lexeme.replaceAll("\\", "\\\\").replaceAll("'", "''")}'`;
}

function explain(error: unknown): never {
  const isTaken = error instanceof pg.DatabaseError && error.code === UNIQUE_VIOLATION;
  throw isTaken ? new AlreadyLoadedError("These jobs are in the database already.", { cause: error }) : error;
}
