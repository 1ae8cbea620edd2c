import type {
  LanguageModelV4,
  LanguageModelV4CallOptions,
  LanguageModelV4Content,
  LanguageModelV4GenerateResult,
} from "@ai-sdk/provider";

/** One answer of a scripted model. */
export interface ScriptedReply {
  readonly thoughts?: string;
  readonly text?: string;
  /** Calls of tools; `input` is JSON, or a string that is sent as it is. */
  readonly calls?: readonly { readonly tool: string; readonly input: unknown }[];
  /** What the model says that the request had; otherwise 100 for each call so far. */
  readonly inputTokens?: number;
  readonly finishReason?: LanguageModelV4GenerateResult["finishReason"]["unified"];
}

/** A model that answers from a script, one entry a call, and keeps what it was asked. An error in the script is thrown. */
export class ScriptedModel implements LanguageModelV4 {
  readonly specificationVersion = "v4";
  readonly provider = "scripted";
  readonly modelId = "scripted";
  readonly supportedUrls = {};
  readonly requests: LanguageModelV4CallOptions[] = [];
  readonly #script: readonly (ScriptedReply | Error)[];
  readonly #answered: number;
  #calls: number;

  /** The first `answered` entries of the script were given before, by another one. */
  constructor(script: readonly (ScriptedReply | Error)[], answered = 0) {
    this.#script = script;
    this.#answered = answered;
    this.#calls = script
      .slice(0, answered)
      .reduce((calls, reply) => calls + (reply instanceof Error ? 0 : (reply.calls?.length ?? 0)), 0);
  }

  /** How many entries of the script were not asked for. */
  get unused(): number {
    return Math.max(0, this.#script.length - this.#asked);
  }

  async doGenerate(options: LanguageModelV4CallOptions): Promise<LanguageModelV4GenerateResult> {
    this.requests.push(options);
    const reply = this.#script[this.#asked - 1];
    options.abortSignal?.throwIfAborted();
    if (reply === undefined) throw new Error("The script has ended, but the model was called again.");
    if (reply instanceof Error) throw reply;
    const content = this.#content(reply);
    const called = content.some(({ type }) => type === "tool-call");
    return {
      content,
      finishReason: { unified: reply.finishReason ?? (called ? "tool-calls" : "stop"), raw: undefined },
      usage: {
        inputTokens: {
          total: reply.inputTokens ?? 100 * this.#asked,
          noCache: undefined,
          cacheRead: 10,
          cacheWrite: undefined,
        },
        outputTokens: { total: 30, text: 25, reasoning: 5 },
      },
      warnings: [],
    };
  }

  doStream(): Promise<never> {
    return Promise.reject(new Error("A scripted model does not stream."));
  }

  get #asked(): number {
    return this.#answered + this.requests.length;
  }

  #content({ thoughts, text, calls = [] }: ScriptedReply): LanguageModelV4Content[] {
    return [
      ...(thoughts === undefined ? [] : [{ type: "reasoning" as const, text: thoughts }]),
      ...(text === undefined ? [] : [{ type: "text" as const, text }]),
      ...calls.map(({ tool, input }) => ({
        type: "tool-call" as const,
        toolCallId: `call-${++this.#calls}`,
        toolName: tool,
        input: typeof input === "string" ? input : JSON.stringify(input),
      })),
    ];
  }
}
