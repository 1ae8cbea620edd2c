import type { Instant } from "@/lib/contract/instant";
import { toJsonText } from "@/lib/contract/json-text";
import { emptySpan, type Span } from "@/lib/contract/span";
import type { EngineContext, StepContext } from "./context";
import { type Failure, failureOf } from "./failure";
import type { Flow } from "./flow";
import { TokenMeter } from "./token-meter";

/** A span that has its place in the trajectory; everything but its times and what comes out of it. */
export type OpenSpan = Omit<Span, "started" | "finished">;

/** What a journalled step leaves: all that the end of its span needs, so that a replay can write it. Survives JSON. */
export type Journalled<T> = {
  readonly started: Instant;
  readonly finished: Instant;
} & ({ readonly value: T; readonly failure: null } | { readonly value: null; readonly failure: Failure });

type SpanFields = Pick<Span, "type" | "name" | "step"> & Partial<OpenSpan>;

/**
 * One run of a flow: hands out seqs, runs journalled steps and records spans. Every time that it records comes from
 * the journal, so that a replay records the same.
 */
export class Run {
  #nextSeq = 0;
  #latest: Instant = "";
  #tokens: TokenMeter;

  constructor(
    readonly flow: Flow,
    readonly context: EngineContext,
  ) {
    this.#tokens = new TokenMeter(context.tokenBudget);
  }

  /** Counts what all agents of the run use. */
  get tokens(): TokenMeter {
    return this.#tokens;
  }

  /** Gives a span its seq, at once: the order of these calls is the order of the trajectory. */
  open(parent: OpenSpan | null, fields: SpanFields): OpenSpan {
    return {
      ...emptySpan,
      ...fields,
      seq: this.#nextSeq++,
      parent: parent === null ? null : parent.seq,
      nesting: parent === null ? 0 : parent.nesting + 1,
    };
  }

  /** The seq that the next span gets. */
  get nextSeq(): number {
    return this.#nextSeq;
  }

  /**
   * Starts a span that contains others and journals when, as the step `name`. Returns the start. The flow's journals the token
   * budget too: what was decided by it is decided in the same way by a worker with another one.
   */
  async enter(span: OpenSpan, name: string): Promise<Instant> {
    const { tokenBudget } = this.context;
    const entered = await this.context.step(name, async () => ({ ...(await this.#start(span)), tokenBudget }));
    // Journals of runs that began before there were budgets have none.
    if (span.parent === null) this.#tokens = new TokenMeter(entered.tokenBudget ?? tokenBudget);
    const { started } = entered;
    this.#pass(started);
    return started;
  }

  /** Ends a span that contains others, at the end of the last of them. */
  async leave(span: OpenSpan, started: Instant): Promise<void> {
    await this.context.spans.end({ ...span, started, finished: this.#latest });
  }

  /**
   * Runs `body` as the journalled step of `span`, which starts inside of it. A failure of `body` is a journalled value;
   * only a cancelled step and a failing recorder reject. The step is reached before this returns.
   */
  step<T>(span: OpenSpan & { step: string }, body: (context: StepContext) => Promise<T>): Promise<Journalled<T>> {
    return this.context.step(span.step, async (signal): Promise<Journalled<T>> => {
      const { started } = await this.#start(span);
      return this.#attempt({ ...span, started, finished: null }, signal, body);
    });
  }

  /**
   * Runs `body` as a further journalled step, number `turn` of at least 2, of a span that started with an earlier one. As
   * {@link step}, but the span's start was recorded there.
   */
  stepAgain<T>(
    span: OpenSpan & { step: string },
    turn: number,
    body: (context: StepContext) => Promise<T>,
  ): Promise<Journalled<T>> {
    return this.context.step(`${span.step}.${turn}`, (signal) =>
      this.#attempt({ ...span, started: this.#now(), finished: null }, signal, body),
    );
  }

  /** Ends the span of a journalled step. */
  async end(span: OpenSpan, { started, finished, failure }: Journalled<unknown>): Promise<void> {
    this.#pass(finished);
    const error = failure === null ? span.error : failure.message;
    await this.context.spans.end({ ...span, error, started, finished });
  }

  async #attempt<T>(
    running: Span,
    signal: AbortSignal,
    body: (context: StepContext) => Promise<T>,
  ): Promise<Journalled<T>> {
    const { started } = running;
    try {
      const value = surviveJson(await body(this.#stepContext(signal, running)));
      return { started, finished: this.#now(), value, failure: null };
    } catch (error) {
      if (signal.aborted) throw error;
      return { started, finished: this.#now(), value: null, failure: failureOf(error) };
    }
  }

  async #start(span: OpenSpan): Promise<{ started: Instant }> {
    const started = this.#now();
    await this.context.spans.start({ ...span, started, finished: null });
    return { started };
  }

  #stepContext(signal: AbortSignal, running: Span): StepContext {
    const { context, flow } = this;
    return {
      workspace: context.workspace,
      build: flow.build,
      signal,
      now: () => context.now(),
      report: (results) => context.spans.progress({ ...running, results: toJsonText(results) }),
    };
  }

  #now(): Instant {
    return this.context.now().toISOString();
  }

  #pass(instant: Instant): void {
    if (instant > this.#latest) this.#latest = instant;
  }
}

function surviveJson<T>(value: T): T {
  return JSON.parse(JSON.stringify(value));
}
