import type { LanguageModelV4 } from "@ai-sdk/provider";
import type { Span } from "@/lib/contract/span";

/** Where a run may keep files on this machine. */
export interface Workspace {
  /** Absolute folder for mirrors, caches and worktrees. */
  readonly home: string;
  /**
   * Whose makefiles tools may run when they are asked about the code: of local repositories that belong to this process's user
   * (the default), of all that jobs name, or nobody's.
   */
  readonly mayBuild?: "own" | "all" | "none";
}

/** Takes spans: each once when it starts and again, whole, when it ends. Both are idempotent, because a replay repeats them. */
export interface SpanSink {
  start(span: Span): Promise<void>;
  /** Takes what a span that runs has so far. It never rejects: what is lost of it comes with the end. */
  progress(span: Span): Promise<void>;
  end(span: Span): Promise<void>;
}

/** The engine's only way to the outside. Tests and `assay run` give an in-memory one, the worker a durable one. */
export interface EngineContext {
  /**
   * Runs `body` and journals its value, which must survive JSON; a replay returns the journalled value without running it.
   * `name` is unique in a run. For steps in parallel no await may come between the decision and this call.
   */
  step<T>(name: string, body: (signal: AbortSignal) => Promise<T>): Promise<T>;
  /** Not journalled: use it inside a step, or for the times of containers only. */
  now(): Date;
  /** Waits for `ms` milliseconds. Not journalled: use it inside a step. Rejects with an AbortError when `signal` is aborted. */
  sleep(ms: number, signal: AbortSignal): Promise<void>;
  /**
   * Returns true when the time has come. A durable run is given up until then and goes on, anywhere, behind its journalled steps:
   * this rejects there. A run in memory does not wait for a day: false. Use it outside of steps only.
   */
  waitUntil(time: Date, reason: string): Promise<boolean>;
  readonly spans: SpanSink;
  /** Opens a model by its id, e.g. `rules` or `google:gemini-2.5-pro`. */
  readonly openModel: (id: string) => LanguageModelV4;
  /** Ids of the models to try for an id, in order: those of a category like `best`, else the one. */
  readonly modelsFor: (id: string) => readonly string[];
  /** The id of the model, or of the category of models, that this run is fixed to. */
  readonly model: string;
  /** Tokens that the run may use, input, output and thoughts of all its agents together; 0 for as many as it takes. */
  readonly tokenBudget: number;
  readonly workspace: Workspace;
}

/** How much of a kernel build a flow asks for: nothing, configuration and generated headers, or all of it. */
export type BuildMode = "none" | "prepare" | "full";

/** What the body of an action or a tool may use. */
export interface StepContext {
  readonly workspace: Workspace;
  /** What the flow asks of `kernel-builder`. */
  readonly build: BuildMode;
  readonly signal: AbortSignal;
  now(): Date;
  /** Shows how far a long step is: `results` stand in its span until those of its end do. Never rejects. */
  report(results: Readonly<Record<string, unknown>>): Promise<void>;
}
