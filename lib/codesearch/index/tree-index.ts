import { availableParallelism } from "node:os";
import type { IndexProgress, IndexSize } from "@/lib/codesearch/code-index";
import type { ScannedDefinition } from "@/lib/codesearch/scanner/scanned-definition";
import { LARGEST_SOURCE } from "@/lib/codesearch/scanner/source-scanner";
import { BuildHold } from "./build-hold";
import type { ShardPlan, ShardProgress } from "./build-shard";
import type { NearName } from "./shard";
import { buildShardHere, buildShardInThread, type ShardClient } from "./shard-client";
import type { IndexPart } from "./shard-layers";
import { dealBySize, listSourceFiles, type SourceFile } from "./source-files";

/** Trees with fewer files are indexed without threads. */
const SMALL_TREE = 2000;
const MOST_THREADS = 4;

/** What is indexed and where its cache is. */
export interface TreeIndexOptions {
  readonly gitDir: string;
  readonly commit: string;
  readonly cacheDir: string;
  /** What the cache folder may take, in bytes. */
  readonly diskLimit?: number;
  /** See {@link ShardPlan}. */
  readonly definitionsOnly?: boolean;
}

const DISK_LIMIT = 2e9;

/** The build that was begun last, of this process. */
let lastBuild: Promise<unknown> = Promise.resolve();

/** Builds after the builds begun before: each alone uses all cores, and memory that is not counted yet. */
function inTurn<T>(build: () => Promise<T>): Promise<T> {
  const turn = lastBuild.then(build);
  lastBuild = turn.catch(() => undefined);
  return turn;
}

/** The definitions and identifiers of all source files of a commit, by name. It is built in the background from the start on. */
export class TreeIndex {
  /** Settles when the index is ready or has failed; never rejects. */
  readonly settled: Promise<void>;
  /** Settles when the core can be asked, or the index has failed; never rejects. */
  readonly coreSettled: Promise<void>;
  /** Paths of files that are too large to be scanned; known when the core is. */
  unscanned: readonly string[] = [];
  readonly #hold = new BuildHold();
  #onCore: () => void = () => undefined;
  #isCoreReady = false;
  /** Those whose core is ready, in any order; all of them once the index is. */
  #shards: readonly ShardClient[] = [];
  #state: IndexProgress["state"] = "building";
  #filesTotal = 0;
  #isClosed = false;
  #isSaved = false;
  readonly #shardProgress: ShardProgress[] = [];

  constructor(options: TreeIndexOptions) {
    this.coreSettled = new Promise((resolve) => {
      this.#onCore = resolve;
    });
    this.settled = this.#build(options).catch(() => this.close());
  }

  progress(): IndexProgress {
    const sum = (field: keyof ShardProgress) => this.#shardProgress.reduce((total, shard) => total + shard[field], 0);
    return {
      state: this.#state,
      filesDone: sum("filesDone"),
      filesTotal: this.#filesTotal,
      filesCached: sum("filesCached"),
      size: this.isReady ? this.#size() : null,
    };
  }

  get isReady(): boolean {
    return this.#state === "ready";
  }

  /** Whether the files of the core can be asked; it stays so when the index is ready. */
  get isCoreReady(): boolean {
    return this.#isCoreReady && this.#state !== "failed";
  }

  /** Whether the cache holds what was scanned. */
  get isSaved(): boolean {
    return this.#isSaved;
  }

  /** All definitions of any of the names in a part. Rejects when that is not ready or a thread of it died. */
  async lookup(names: readonly string[], part: IndexPart = "all"): Promise<ScannedDefinition[]> {
    return (await this.#askAll(part, (shard) => shard.lookup(names, part))).flat();
  }

  /**
   * Paths of all scanned files of a part that hold the identifier outside of comments and literals, sorted; none for a keyword of
   * the language. A file too many is possible, none is missing. Rejects as {@link lookup}.
   */
  async filesHolding(name: string, part: IndexPart = "all"): Promise<readonly string[]> {
    return (await this.#askAll(part, (shard) => shard.filesHolding(name, part))).flat().sort();
  }

  /** At most `limit` names near to a missing one, nearest first. Rejects as {@link lookup}. */
  async near(name: string, limit: number, part: IndexPart = "all"): Promise<string[]> {
    const near = new Map<string, NearName>();
    const found = await this.#askAll(part, (shard) => shard.near(name, limit, part));
    for (const one of found.flat()) near.set(one.name, one);
    const sorted = [...near.values()].sort((a, b) => a.distance - b.distance || a.name.localeCompare(b.name));
    return sorted.slice(0, limit).map((found) => found.name);
  }

  /** Settles when the cache holds the index too; keeps the process alive until then. */
  async saved(): Promise<void> {
    const keepAlive = setInterval(() => undefined, 1000);
    await this.settled;
    await Promise.all(this.#shards.map((shard) => shard.saved));
    this.#isSaved = true;
    clearInterval(keepAlive);
  }

  /** Leaves the processors to a question that is answered without the index, as long as it is built. */
  giveWayTo<T>(question: Promise<T>): Promise<T> {
    return this.#hold.during(question);
  }

  /** Ends its threads; it can no longer be asked. */
  close(): void {
    this.#isClosed = true;
    this.#state = "failed";
    this.#onCore();
    for (const shard of this.#shards) shard.close();
  }

  async #build(options: TreeIndexOptions): Promise<void> {
    const files = await listSourceFiles(options.gitDir, options.commit);
    this.#filesTotal = files.length;
    this.unscanned = files.filter(({ size }) => size > LARGEST_SOURCE).map(({ path }) => path);
    if (files.length < SMALL_TREE) await this.#buildShards(options, [files], buildShardHere);
    else {
      const parts = dealBySize(files, Math.min(MOST_THREADS, availableParallelism()));
      await inTurn(() => this.#buildShards(options, parts, buildShardInThread));
    }
  }

  async #buildShards(
    { gitDir, cacheDir, diskLimit = DISK_LIMIT, definitionsOnly = false }: TreeIndexOptions,
    parts: readonly (readonly SourceFile[])[],
    build: typeof buildShardHere,
  ): Promise<void> {
    if (this.#isClosed) throw new Error("The index was closed before it was built.");
    const cores: ShardClient[] = [];
    const shards = parts.map((files, i) =>
      build(
        { gitDir, cacheDir, diskLimit, definitionsOnly, files, questions: this.#hold.questions },
        {
          onProgress: (progress) => {
            this.#shardProgress[i] = progress;
          },
          onCore: (shard) => {
            cores.push(shard);
            if (cores.length === parts.length) this.#openCore(cores);
          },
        },
      ),
    );
    const built = await Promise.allSettled(shards);
    this.#shards = built.flatMap((result) => (result.status === "fulfilled" ? [result.value] : []));
    const failure = built.find((result) => result.status === "rejected");
    if (failure !== undefined) throw failure.reason;
    if (this.#isClosed) throw new Error("The index was closed while it was built.");
    this.#state = "ready";
  }

  #openCore(cores: readonly ShardClient[]): void {
    this.#shards = cores;
    this.#isCoreReady = true;
    this.#onCore();
  }

  #size(): IndexSize {
    const sum = (field: keyof IndexSize) => this.#shards.reduce((total, { size }) => total + size[field], 0);
    return { definitions: sum("definitions"), identifiers: sum("identifiers"), bytes: sum("bytes") };
  }

  async #askAll<T>(part: IndexPart, ask: (shard: ShardClient) => Promise<T>): Promise<T[]> {
    if (!(part === "core" ? this.isCoreReady : this.isReady)) throw new Error("The index is not ready.");
    try {
      return await Promise.all(this.#shards.map(ask));
    } catch (error) {
      this.close();
      throw error;
    }
  }
}
