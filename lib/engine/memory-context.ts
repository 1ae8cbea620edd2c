import { setMaxListeners } from "node:events";
import { setTimeout } from "node:timers/promises";
import type { EngineContext, SpanSink, Workspace } from "./context";

/** What an in-memory run is made of. */
export interface MemoryContextOptions {
  readonly model: string;
  readonly openModel: EngineContext["openModel"];
  /** None unless given. */
  readonly tokenBudget?: number;
  /** An id stands for itself unless given. */
  readonly modelsFor?: EngineContext["modelsFor"];
  readonly workspace: Workspace;
  readonly spans: SpanSink;
  /** Journal of an earlier run to replay; values as JSON by the names of their steps. Steps are added to it. */
  readonly journal?: Map<string, string>;
  readonly now?: () => Date;
  readonly sleep?: EngineContext["sleep"];
  readonly waitUntil?: EngineContext["waitUntil"];
  readonly signal?: AbortSignal;
}

/**
 * A context that journals in memory: for `assay run` and for tests. As in a durable one, values pass through JSON and
 * a name that comes twice in a run is an error.
 */
export function createMemoryContext(options: MemoryContextOptions): EngineContext {
  const { model, openModel, tokenBudget = 0, workspace, spans } = options;
  const signal = options.signal ?? new AbortController().signal;
  setMaxListeners(0, signal); // a turn of many tools listens many times
  const journal = options.journal ?? new Map<string, string>();
  const reached = new Set<string>();
  return {
    model,
    openModel,
    tokenBudget,
    modelsFor: options.modelsFor ?? ((id) => [id]),
    waitUntil: options.waitUntil ?? (async () => false),
    workspace,
    spans,
    now: options.now ?? (() => new Date()),
    sleep: options.sleep ?? ((ms, signal) => setTimeout(ms, undefined, { signal })),
    async step(name, body) {
      signal.throwIfAborted();
      if (reached.has(name)) throw new Error(`The step ${name} came twice in one run.`);
      reached.add(name);
      const journalled = journal.get(name);
      if (journalled !== undefined) return JSON.parse(journalled);
      const value = JSON.stringify(await body(signal));
      journal.set(name, value);
      return JSON.parse(value);
    },
  };
}
