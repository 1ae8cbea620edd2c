import type { Instant } from "./instant";
import type { JsonText } from "./json-text";

/**
 * What a span can be. `flow` is the whole run and always seq 0; `action` is a deterministic step; `agent` is a model with
 * instruction, prompt and tools; `llm` is one call of the model; `tool` is one call of a tool; the others are containers.
 */
export const spanTypes = ["flow", "action", "agent", "llm", "tool", "agent-candidates", "loop", "iteration"] as const;
export type SpanType = (typeof spanTypes)[number];

/** Something that went wrong in a call of a model and did not end it, or did not end it alone. */
export interface CallIncident {
  readonly at: Instant;
  /** Id of the model that was asked. */
  readonly model: string;
  /** What happened, and what was done about it. */
  readonly what: string;
}

/** One call of a model, beyond what the wire format of the reference has. */
export interface ModelCall {
  /** Messages added since the agent's previous call, and the answer: AI SDK `ModelMessage[]`. */
  readonly messages: JsonText;
  /** Names of the tools that the answer calls, in order. */
  readonly toolCalls: readonly string[];
  /** The tools that were offered: `[{name, description, inputSchema}]`. Stored once by hash. */
  readonly tools: JsonText;
  /** Input tokens that the provider served from its cache. */
  readonly cachedTokens: number;
  readonly finishReason: string;
  /** How often the call was repeated after a failure of the provider. */
  readonly retries: number;
  /** What went wrong before the answer, in order. */
  readonly incidents: readonly CallIncident[];
}

/**
 * One step of a trajectory. Key: job, attempt, seq. Stored when it starts (`finished` is null) and again when it ends.
 * Absent texts are empty strings. Tokens are counts; `outputTokens` includes no thought tokens.
 */
export interface Span {
  /** From 0, in program order, the same again after a replay. */
  readonly seq: number;
  /** seq of the enclosing span; null for the flow. */
  readonly parent: number | null;
  /** 0 for the outermost. */
  readonly nesting: number;
  readonly type: SpanType;
  readonly name: string;
  /** Id of the journalled step that the span records; null for containers. */
  readonly step: string | null;
  /** The step was interrupted, e.g. because its worker died, and done again: the times are those of the execution that counts. */
  readonly repeated: boolean;
  readonly model: string;
  readonly started: Instant;
  readonly finished: Instant | null;
  readonly error: string;
  readonly args: JsonText;
  readonly results: JsonText;
  readonly instruction: string;
  readonly prompt: string;
  readonly reply: string;
  readonly thoughts: string;
  readonly inputTokens: number;
  readonly outputTokens: number;
  readonly thoughtsTokens: number;
  /** Only on llm spans that have ended. */
  readonly call: ModelCall | null;
}

/** What a span has that says nothing. */
export const emptySpan = {
  repeated: false,
  model: "",
  error: "",
  args: "",
  results: "",
  instruction: "",
  prompt: "",
  reply: "",
  thoughts: "",
  inputTokens: 0,
  outputTokens: 0,
  thoughtsTokens: 0,
  call: null,
} as const satisfies Partial<Span>;
