import { readFile } from "node:fs/promises";
import { CodeQueryError } from "@/lib/codesearch/code-index";
import { type GitResult, runGit } from "@/lib/codesearch/git/git-process";

/** Longest that one question to git may take, in milliseconds: searching a whole kernel's changes takes minutes. */
const PATIENCE_MS = 60_000;
const MOST_BYTES = 32 * 1024 * 1024;
/** Abbreviated so far, a hash still names one commit of a kernel. */
const SHORT_HASH = 12;

export interface HistoryPlace {
  readonly gitDir: string;
  /** Full hash of the job's commit. */
  readonly commit: string;
  readonly signal?: AbortSignal | undefined;
}

interface Question {
  /** Stops git early; what there is until then is the answer. */
  readonly enough?: AbortSignal;
  readonly onOutput?: (chunk: Buffer) => boolean;
  readonly input?: string;
}

/** Git over the history of one commit. */
export class HistoryGit {
  readonly commit: string;
  readonly gitDir: string;
  readonly #signal: AbortSignal | undefined;
  #cutAt: Promise<ReadonlySet<string>> | null = null;

  constructor({ gitDir, commit, signal }: HistoryPlace) {
    this.gitDir = gitDir;
    this.commit = commit;
    this.#signal = signal;
  }

  /** Runs git whatever its exit code. Rejects with the signal's reason when the job ends. */
  async run(args: readonly string[], { enough, onOutput, input }: Question = {}): Promise<GitResult> {
    const signals = [this.#signal, enough].filter((signal) => signal !== undefined);
    const limits = { milliseconds: PATIENCE_MS, bytes: MOST_BYTES, signal: AbortSignal.any(signals) };
    // Author names are shown as this tree's .mailmap has them, not as a newer one's.
    const names = ["-c", `mailmap.blob=${this.commit}:.mailmap`, "--literal-pathspecs"];
    const result = await runGit(
      this.gitDir,
      [...names, ...args],
      input === undefined ? limits : { ...limits, input },
      onOutput,
    );
    this.#signal?.throwIfAborted();
    return result;
  }

  /** The output of a command that has to succeed; `narrower` says what to ask for in place of what took too long. */
  async output(args: readonly string[], narrower: string): Promise<{ bytes: Buffer; isComplete: boolean }> {
    const result = await this.run(args);
    if (result.stopped === "time") throw tooSlow(narrower);
    if (result.stopped === null && result.code !== 0) throw historyError(result);
    return { bytes: result.stdout, isComplete: result.stopped === null };
  }

  /**
   * Commits whose parents the repository does not hold although they have some: to git they look as if everything began
   * with them.
   */
  cutAt(): Promise<ReadonlySet<string>> {
    this.#cutAt ??= this.#readShallow();
    return this.#cutAt;
  }

  async #isFirst(): Promise<boolean> {
    return (await this.run(["rev-parse", "--verify", "--quiet", `${this.commit}^1`])).code !== 0;
  }

  async #readShallow(): Promise<ReadonlySet<string>> {
    const { bytes } = await this.output(["rev-parse", "--git-path", "shallow"], "");
    const text = await readFile(bytes.toString("utf8").replace(/\n$/, ""), "utf8").catch(() => "");
    return new Set(text.split("\n").filter((line) => line !== ""));
  }

  /** What to say of the job's history as the repository holds it, "" when it is whole. */
  async gaps(): Promise<string> {
    const cut = await this.cutAt();
    if (cut.size === 0) return (await this.#isFirst()) ? NO_PARENTS : "";
    if (cut.has(this.commit)) return NO_HISTORY;
    return "The repository holds only the newer part of the history (a shallow clone): older commits are not known here.";
  }
}

/** What there is to say when nothing but the job's commit is there. */
export const NO_HISTORY =
  "The repository holds the job's commit without its history, so neither older commits nor what this one changed are known " +
  "here; all that is asked of the tree is answered as usual. A clone that is not shallow has the history.";

const NO_PARENTS =
  "The job's commit is the first of its repository, a snapshot: this says nothing of when and why the code was written.";

export function tooSlow(narrower: string): CodeQueryError {
  return new CodeQueryError(`Git took more than ${PATIENCE_MS / 1000} s and was stopped. ${narrower}`.trim());
}

/** Why git could not answer, in words for whoever asked. */
export function historyError({ complaint }: GitResult): CodeQueryError {
  const lacks =
    /unable to read|could not (?:fetch|get object)|missing (?:blob|tree|object)|promisor|bad object|not allowed/i;
  if (lacks.test(complaint)) {
    return new CodeQueryError(
      "The repository does not hold all that this question needs (a partial clone?). Ask for the tree at the job's commit, or without the change's text.",
    );
  }
  const message = complaint.replace(/^(?:fatal|error): /, "").split("\n")[0] ?? "";
  return new CodeQueryError(`Git cannot answer: ${message.slice(0, 300) || "it gave no reason"}.`);
}

export function shortHash(hash: string): string {
  return hash.slice(0, SHORT_HASH);
}

/** Seconds since 1970 as RFC 3339 in UTC; "" for what is no time. */
export function rfc3339(seconds: string): string {
  const date = new Date(Number(seconds) * 1000);
  return Number.isNaN(date.getTime()) ? "" : date.toISOString().replace(".000Z", "Z");
}
