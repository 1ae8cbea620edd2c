import type { TokenCounts } from "@/lib/contract/job";
import type { SpanType } from "@/lib/contract/span";
import type { Random, Weighted } from "./random";

/** A span without its content: its place, its times, and how much there is to say. */
export interface PlannedSpan {
  readonly seq: number;
  readonly parent: PlannedSpan | null;
  readonly nesting: number;
  readonly type: SpanType;
  readonly name: string;
  readonly step: string | null;
  /** Milliseconds since the epoch. */
  readonly started: number;
  finished: number;
  readonly failed: boolean;
  /** Of an llm span. */
  readonly tokens: TokenCounts;
  /** Of an llm span: the calls of tools and agents that the answer asks for. */
  readonly calls: PlannedSpan[];
  /** Of a tool call: about how many bytes it returns. */
  readonly bytes: number;
}

export interface PlanOptions {
  readonly random: Random;
  /** How many spans: exactly. */
  readonly spans: number;
  /** Bytes of content of a span on average, messages included. */
  readonly spanBytes: number;
  /** When the run starts, in milliseconds since the epoch. */
  readonly started: number;
  /** The answers are those of a run that came to a verdict. */
  readonly finished: boolean;
}

const SUB_AGENTS: readonly [string, ...string[]] = ["code-reader", "lock-auditor", "caller-tracer"];
const TOOLS: readonly [Weighted<string>, ...Weighted<string>[]] = [
  { value: "codesearch-definition-source", weight: 52 },
  { value: "read-file", weight: 22 },
  { value: "grepper", weight: 18 },
  { value: "codesearch-file-index", weight: 5 },
  { value: "codesearch-dir-index", weight: 3 },
];
const PARALLEL_CALLS: readonly [Weighted<number>, ...Weighted<number>[]] = [
  { value: 1, weight: 50 },
  { value: 2, weight: 25 },
  { value: 3, weight: 15 },
  { value: 4, weight: 10 },
];
const NO_TOKENS: TokenCounts = { input: 0, output: 0, thoughts: 0, cached: 0 };

/** Agents within agents, the expert included. */
const DEEPEST_AGENT = 4;
const SUB_AGENT_SHARE = 0.05;
const FAILED_TOOL_SHARE = 0.01;
const HUGE_RESULT_SHARE = 1 / 4_000;
const HUGE_RESULT = 1024 * 1024;
const CONTEXT_LIMIT = 180_000;
const CONTEXT_AFTER_CUT = 40_000;
const FIRST_CONTEXT = 4_200;
const BYTES_PER_TOKEN = 3.5;
const SIGMA_OF_BYTES = 1.1;
/** No run takes longer than this much longer than its calls would: the model of a very long one is quicker. */
const LONGEST_RUN_MS = 10 * 3_600_000;
/** The last three spans of an agent: the call of set-results between two answers. */
const CONCLUSION = 3;

/** The spans of one run, by seq: actions, then an expert that asks its model and its tools in turn. */
export function planTrajectory(options: PlanOptions): PlannedSpan[] {
  return new Planner(options).plan();
}

/** Tokens of all model calls. */
export function sumTokens(spans: readonly PlannedSpan[]): TokenCounts {
  const sum = (key: keyof TokenCounts) => spans.reduce((total, { tokens }) => total + tokens[key], 0);
  return { input: sum("input"), output: sum("output"), thoughts: sum("thoughts"), cached: sum("cached") };
}

class Planner {
  readonly #options: PlanOptions;
  readonly #spans: PlannedSpan[] = [];
  readonly #medianBytes: number;
  readonly #haste: number;
  readonly #conclusion: number;
  #clock: number;

  constructor(options: PlanOptions) {
    this.#options = options;
    this.#clock = options.started;
    this.#conclusion = options.finished ? CONCLUSION : 0;
    this.#medianBytes = medianResultBytes(options.spanBytes);
    this.#haste = Math.min(1, LONGEST_RUN_MS / (options.spans * 2_400));
  }

  plan(): PlannedSpan[] {
    const { spans, finished } = this.#options;
    if (spans === 0) return [];
    const flow = this.#open(null, "flow", "assessment");
    for (const action of ["kernel-checkouter", "kernel-builder", "codesearch-prepare"]) this.#act(flow, action);
    const formatter = finished && this.#left > CONCLUSION + 1 ? 1 : 0;
    if (this.#left > 0) this.#runAgent(flow, "expert", this.#left - formatter);
    if (formatter === 1) this.#act(flow, "explanation-formatter");
    flow.finished = this.#clock;
    return this.#spans;
  }

  get #left(): number {
    return this.#options.spans - this.#spans.length;
  }

  #act(flow: PlannedSpan, name: string): void {
    if (this.#left === 0) return;
    const span = this.#open(flow, "action", name, name);
    this.#clock += Math.round(this.#options.random.logNormal(1_500, 1));
    span.finished = this.#clock;
  }

  /** An agent of exactly `size` spans, itself included. */
  #runAgent(parent: PlannedSpan, name: string, size: number, depth = 1): PlannedSpan {
    const { random } = this.#options;
    const agent = this.#open(parent, "agent", name);
    const talk = { agent, context: FIRST_CONTEXT, cached: 0, answers: 0, calls: 0 };
    const end = agent.seq + size;
    const left = () => end - this.#spans.length;
    while (left() > this.#conclusion) {
      const answer = this.#answer(talk);
      const wanted = Math.min(random.weighted(PARALLEL_CALLS), left() - this.#conclusion);
      const room = Math.floor((left() - this.#conclusion) / 2);
      if (depth < DEEPEST_AGENT && room > 10 && random.chance(SUB_AGENT_SHARE)) {
        const size = Math.max(8, Math.min(room, Math.round(random.logNormal(40, 1))));
        answer.calls.push(this.#runAgent(agent, random.pick(SUB_AGENTS), size, depth + 1));
        talk.context += 400;
      } else if (wanted > 0) this.#callTools(talk, answer, wanted);
    }
    this.#conclude(talk, left());
    agent.finished = this.#clock;
    return agent;
  }

  #conclude(talk: Talk, left: number): void {
    if (left === 0) return;
    const answer = this.#answer(talk);
    if (left > 1) {
      const step = `${talk.agent.name}/tool#${++talk.calls}-set-results`;
      const call = this.#open(talk.agent, "tool", "set-results", step);
      call.finished = ++this.#clock;
      answer.calls.push(call);
    }
    if (left > 2) this.#answer(talk, 700);
  }

  #answer(talk: Talk, medianOutput = 90): PlannedSpan {
    const { random } = this.#options;
    const output = Math.round(random.logNormal(medianOutput, 0.6));
    const thoughts = Math.round(random.logNormal(110, 0.8));
    const tokens = { input: talk.context, output, thoughts, cached: random.chance(0.9) ? talk.cached : 0 };
    const step = `${talk.agent.name}/llm#${++talk.answers}`;
    const span = this.#open(talk.agent, "llm", talk.agent.name, step, { tokens });
    this.#clock += Math.max(1, Math.round(random.logNormal(4_500, 0.6) * this.#haste));
    span.finished = this.#clock;
    talk.cached = talk.context;
    talk.context += output + thoughts;
    if (talk.context > CONTEXT_LIMIT) talk.context = CONTEXT_AFTER_CUT;
    return span;
  }

  /** The calls of one answer run side by side. */
  #callTools(talk: Talk, answer: PlannedSpan, count: number): void {
    const { random } = this.#options;
    const start = this.#clock;
    let latest = start;
    for (let call = 0; call < count; call++) {
      const name = random.weighted(TOOLS);
      const failed = random.chance(FAILED_TOOL_SHARE);
      const bytes = failed ? 0 : this.#resultBytes();
      this.#clock = start + call;
      const step = `${talk.agent.name}/tool#${++talk.calls}-${name}`;
      const span = this.#open(talk.agent, "tool", name, step, { failed, bytes });
      span.finished = this.#clock + Math.max(1, Math.round(random.logNormal(18, 1.1)));
      latest = Math.max(latest, span.finished);
      talk.context += Math.round(bytes / BYTES_PER_TOKEN);
      answer.calls.push(span);
    }
    this.#clock = latest;
  }

  #resultBytes(): number {
    const { random, spanBytes } = this.#options;
    const huge = Math.min(HUGE_RESULT, 200 * spanBytes);
    if (random.chance(HUGE_RESULT_SHARE)) return random.int(huge / 4, huge);
    return Math.min(huge, Math.round(random.logNormal(this.#medianBytes, SIGMA_OF_BYTES)));
  }

  #open(
    parent: PlannedSpan | null,
    type: SpanType,
    name: string,
    step: string | null = null,
    given: Partial<Pick<PlannedSpan, "failed" | "tokens" | "bytes">> = {},
  ): PlannedSpan {
    const span = {
      seq: this.#spans.length,
      parent,
      nesting: parent === null ? 0 : parent.nesting + 1,
      type,
      name,
      step,
      started: this.#clock,
      finished: this.#clock,
      failed: false,
      tokens: NO_TOKENS,
      calls: [],
      bytes: 0,
      ...given,
    };
    this.#spans.push(span);
    return span;
  }
}

/** How far an agent's talk with its model is. */
interface Talk {
  readonly agent: PlannedSpan;
  context: number;
  cached: number;
  answers: number;
  calls: number;
}

/**
 * The median of a tool's result that makes spans `spanBytes` large on average: an answer of a model (about 2.4 KB) comes with
 * 1.85 calls on average, and what they return is kept twice, as their result and as the next message.
 */
function medianResultBytes(spanBytes: number): number {
  const mean = (2.85 * spanBytes - 2_400) / (1.85 * 1.85);
  return Math.max(80, mean / Math.exp(SIGMA_OF_BYTES ** 2 / 2));
}
