import { Worker } from "node:worker_threads";
import type { IndexSize } from "@/lib/codesearch/code-index";
import type { ScannedDefinition } from "@/lib/codesearch/scanner/scanned-definition";
import { buildShard, type ShardPlan, type ShardProgress } from "./build-shard";
import type { NearName } from "./shard";
import type { IndexPart, ShardLayers } from "./shard-layers";
import type { ShardMessage, ShardQuestion, ShardRequest } from "./shard-messages";

/** A shard that can be asked, wherever it lives. All methods reject when its thread has died. */
export interface ShardClient {
  lookup(names: readonly string[], part: IndexPart): Promise<readonly ScannedDefinition[]>;
  near(name: string, limit: number, part: IndexPart): Promise<readonly NearName[]>;
  filesHolding(name: string, part: IndexPart): Promise<readonly string[]>;
  /** What it holds once it is built, the memory of its thread included. */
  readonly size: IndexSize;
  /** Settles when what was scanned is in the cache. */
  readonly saved: Promise<void>;
  close(): void;
}

/** Who is told of the build of a shard. */
export interface ShardListener {
  onProgress(progress: ShardProgress): void;
  /** The shard can be asked about the core. */
  onCore(shard: ShardClient): void;
}

/** Builds a shard in this thread: for small trees. */
export async function buildShardHere(plan: ShardPlan, listener: ShardListener): Promise<ShardClient> {
  const { shard, saved } = await buildShard(plan, {
    onProgress: (progress) => listener.onProgress(progress),
    onCore: (core) => listener.onCore(clientHere(core, Promise.resolve())),
  });
  return clientHere(shard, saved);
}

function clientHere(shard: ShardLayers, saved: Promise<void>): ShardClient {
  return {
    lookup: async (names, part) => names.flatMap((name) => shard.lookup(name, part)),
    near: async (name, limit, part) => shard.near(name, limit, part),
    filesHolding: async (name, part) => shard.filesHolding(name, part),
    size: shard.size(),
    saved,
    close: () => undefined,
  };
}

/** Builds a shard in a thread of its own, which keeps it and answers from it. Rejects when that fails. */
export function buildShardInThread(plan: ShardPlan, listener: ShardListener): Promise<ShardClient> {
  return new ShardThread(plan, listener).built;
}

interface Pending {
  readonly resolve: (message: ShardMessage) => void;
  readonly reject: (error: Error) => void;
}

class ShardThread implements ShardClient {
  readonly built: Promise<ShardClient>;
  readonly saved: Promise<void>;
  size: IndexSize = { definitions: 0, identifiers: 0, bytes: 0 };
  readonly #worker: Worker;
  readonly #pending = new Map<number, Pending>();
  #lastId = 0;
  #death: Error | null = null;
  /** Whether it is ready and still writes what it scanned into the cache. */
  #isSaving = false;
  #onReady: () => void = () => undefined;
  #onSaved: () => void = () => undefined;
  #onFailed: (error: Error) => void = () => undefined;

  constructor(plan: ShardPlan, listener: ShardListener) {
    this.saved = new Promise((resolve) => {
      this.#onSaved = resolve;
    });
    this.built = new Promise((resolve, reject) => {
      this.#onReady = () => resolve(this);
      this.#onFailed = reject;
    });
    const bootstrap = new URL("./shard-worker-bootstrap.mjs", import.meta.url);
    // No loaders of this process: the bootstrap registers what the thread needs.
    this.#worker = new Worker(bootstrap, { workerData: plan, execArgv: [], stdin: false });
    this.#worker.on("message", (message: ShardMessage) => this.#receive(message, listener));
    this.#worker.on("error", (error) => this.#die(error instanceof Error ? error : new Error(String(error))));
    this.#worker.on("exit", (code) => this.#die(new Error(`The thread of an index shard ended (exit ${code}).`)));
    // Only now: a listener for messages keeps the process alive.
    this.#worker.unref();
  }

  async lookup(names: readonly string[], part: IndexPart): Promise<readonly ScannedDefinition[]> {
    const message = await this.#ask({ kind: "lookup", names, part });
    return message.kind === "definitions" ? message.definitions : [];
  }

  async near(name: string, limit: number, part: IndexPart): Promise<readonly NearName[]> {
    const message = await this.#ask({ kind: "near", name, limit, part });
    return message.kind === "near" ? message.names : [];
  }

  async filesHolding(name: string, part: IndexPart): Promise<readonly string[]> {
    const message = await this.#ask({ kind: "holding", name, part });
    return message.kind === "files" ? message.paths : [];
  }

  close(): void {
    this.#die(new Error("The index was closed."));
    void this.#worker.terminate();
  }

  #ask(question: ShardQuestion): Promise<ShardMessage> {
    if (this.#death !== null) return Promise.reject(this.#death);
    const request: ShardRequest = { id: ++this.#lastId, question };
    return new Promise((resolve, reject) => {
      this.#pending.set(request.id, { resolve, reject });
      this.#hold();
      this.#worker.postMessage(request);
    });
  }

  #receive(message: ShardMessage, listener: ShardListener): void {
    switch (message.kind) {
      case "progress":
        listener.onProgress(message.progress);
        break;
      case "core":
        listener.onCore(this);
        break;
      case "ready":
        this.#isSaving = true;
        this.size = message.size;
        this.#onReady();
        break;
      case "saved":
        this.#isSaving = false;
        this.#onSaved();
        break;
      case "failed":
        this.#die(new Error(message.message));
        break;
      default:
        this.#pending.get(message.id)?.resolve(message);
        this.#pending.delete(message.id);
    }
    this.#hold();
  }

  /** While an answer is awaited or the cache is written, the thread keeps the process alive. */
  #hold(): void {
    if (this.#pending.size > 0 || this.#isSaving) this.#worker.ref();
    else this.#worker.unref();
  }

  #die(error: Error): void {
    this.#death ??= error;
    this.#onFailed(error);
    this.#onSaved();
    for (const { reject } of this.#pending.values()) reject(error);
    this.#pending.clear();
    this.#isSaving = false;
    this.#hold();
  }
}
