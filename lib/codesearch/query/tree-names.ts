import { setTimeout } from "node:timers/promises";
import { isCorePath } from "@/lib/codesearch/index/core-folders";
import type { TreeIndex } from "@/lib/codesearch/index/tree-index";
import type { ScannedDefinition } from "@/lib/codesearch/scanner/scanned-definition";
import { nowhere } from "./ranking";
import type { WordFiles } from "./word-files";
import type { WordSearch } from "./word-search";

/** Longer than an index takes on a slow machine. */
const PATIENCE_MS = 60_000;
/** Time to wait for the core before a question is answered without it. */
const CORE_PATIENCE_MS = 2_000;
/** A word that is in more files is waited for: to scan them would take as long. */
const MOST_SCANNED = 400;

/** The part of an index that is asked. */
export type NameIndex = Pick<
  TreeIndex,
  "isReady" | "isCoreReady" | "settled" | "coreSettled" | "unscanned" | "lookup" | "filesHolding" | "near"
>;

/** What finds names where the index cannot be asked yet. */
export interface NameSearches {
  readonly words: WordSearch;
  readonly files: WordFiles;
}

/**
 * Which definitions a name has and which files hold it. The answers are the same whether the index is ready or not: before, they
 * are put together of the index's core and of what a search finds in the rest of the tree, or waited for where that is sooner.
 */
export class TreeNames {
  readonly #index: NameIndex;
  readonly #searches: NameSearches;

  constructor(index: NameIndex, searches: NameSearches) {
    this.#index = index;
    this.#searches = searches;
  }

  /** Whether all is answered from the index. */
  get isReady(): boolean {
    return this.#index.isReady;
  }

  /** Settles when the index is ready or has failed. */
  get settled(): Promise<void> {
    return this.#index.settled;
  }

  /** All definitions of the name in the core; null when the core cannot be asked. */
  async core(name: string): Promise<ScannedDefinition[] | null> {
    return (await this.#hasCore()) ? this.#index.lookup([name], "core").catch(() => null) : null;
  }

  /** All definitions of the name in the tree; null when the index has failed or takes too long, or when the answer is not needed any more. */
  async indexed(name: string, done?: AbortSignal): Promise<ScannedDefinition[] | null> {
    if (!this.#index.isReady) await within(PATIENCE_MS, this.#index.settled, done);
    return this.#index.isReady ? this.#index.lookup([name]).catch(() => null) : null;
  }

  /** All definitions of the name in the tree. Rejects when git fails. */
  async lookup(name: string): Promise<ScannedDefinition[]> {
    const found = await this.#firstOf(
      (done) => this.indexed(name, done),
      () => this.#early(name),
    );
    return found ?? this.#searches.words.definitionsAnywhere(name);
  }

  /**
   * Paths of the files that may hold the name outside of comments and literals: all below the prefix are among them, and those that are
   * too large to be looked into. Rejects when git fails.
   */
  async filesHolding(name: string, pathPrefix: string): Promise<readonly string[]> {
    const found = await this.#firstOf(
      (done) => this.#filesIndexed(name, done),
      () => this.#filesEarly(name, pathPrefix),
    );
    if (found === null) return this.#searches.words.filesWith(name, nowhere);
    return [...new Set([...found, ...this.#index.unscanned])];
  }

  /** The definitions of any of the names, as far as they are known by now. */
  async known(names: readonly string[]): Promise<ScannedDefinition[]> {
    return (await this.#hasCore()) ? this.#index.lookup(names, this.#index.isReady ? "all" : "core") : [];
  }

  /** At most `limit` names near to a missing one, as far as is known by now. */
  async near(name: string, limit: number): Promise<string[]> {
    return (await this.#hasCore()) ? this.#index.near(name, limit, this.#index.isReady ? "all" : "core") : [];
  }

  /** Paths of the files that are known to hold the word before the index is ready; null when there are too many. */
  async filesSoFar(name: string): Promise<readonly string[] | null> {
    return this.#filesEarly(name, "");
  }

  async #filesIndexed(name: string, done?: AbortSignal): Promise<readonly string[] | null> {
    if (!this.#index.isReady) await within(PATIENCE_MS, this.#index.settled, done);
    return this.#index.isReady ? this.#index.filesHolding(name).catch(() => null) : null;
  }

  async #filesEarly(name: string, pathPrefix: string): Promise<readonly string[] | null> {
    if (!(await this.#hasCore())) return null;
    const core = this.#index.filesHolding(name, "core").catch(() => null);
    if (isCorePath(`${pathPrefix}/`)) return core;
    const [inCore, beside] = await Promise.all([core, this.#searches.files.holding(name)]);
    return inCore === null || beside === null ? null : [...inCore, ...beside];
  }

  async #early(name: string): Promise<ScannedDefinition[] | null> {
    const core = await this.core(name);
    const files = core === null ? null : await this.#searches.files.holding(name);
    if (core === null || files === null || files.length > MOST_SCANNED) return null;
    return [...core, ...(await this.#searches.words.definitionsIn(files, name))];
  }

  /** What is known first; null when neither knows. A search that fails knows nothing. */
  async #firstOf<T>(
    indexed: (done?: AbortSignal) => Promise<T | null>,
    early: () => Promise<T | null>,
  ): Promise<T | null> {
    if (this.#index.isReady) {
      const answer = await indexed();
      if (answer !== null) return answer;
    }
    const done = new AbortController();
    const [late, soon] = [indexed(done.signal), early().catch(() => null)];
    try {
      return await Promise.race([late.then((answer) => answer ?? soon), soon.then((answer) => answer ?? late)]);
    } finally {
      done.abort();
    }
  }

  async #hasCore(): Promise<boolean> {
    if (!this.#index.isCoreReady) await within(CORE_PATIENCE_MS, this.#index.coreSettled);
    return this.#index.isCoreReady;
  }
}

/** Waits for it, not longer than so many milliseconds, nor when it is not needed any more. */
async function within(milliseconds: number, event: Promise<void>, done?: AbortSignal): Promise<void> {
  const waiting = new AbortController();
  const signal = done === undefined ? waiting.signal : AbortSignal.any([waiting.signal, done]);
  await Promise.race([event, setTimeout(milliseconds, undefined, { signal }).catch(() => undefined)]);
  waiting.abort();
}
