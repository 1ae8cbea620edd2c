import type { LanguageModelV4 } from "@ai-sdk/provider";
import { generateText, InvalidToolInputError, isStepCount, type ModelMessage, type ToolSet } from "ai";
import { explainProviderError, type ProviderFailure } from "@/lib/llm/provider-failure";
import type { EngineContext } from "./context";
import { ProviderError } from "./errors";

/** What an agent asks a model. */
export interface ModelRequest {
  readonly modelId: string;
  readonly instruction: string;
  readonly messages: readonly ModelMessage[];
  /** Without `execute`: the agent runs them. */
  readonly tools: ToolSet;
}

/** A call of a tool as the model wrote it. */
export interface RequestedCall {
  readonly id: string;
  readonly tool: string;
  /** Whatever JSON the model gave; its text when it is no JSON. */
  readonly input: unknown;
  readonly malformed: boolean;
}

/** A model's answer. Survives JSON. */
export interface Answer {
  readonly text: string;
  readonly thoughts: string;
  readonly toolCalls: readonly RequestedCall[];
  /** The answer as the next request must repeat it, the provider's signatures included. */
  readonly messages: readonly ModelMessage[];
  readonly finishReason: string;
  readonly inputTokens: number;
  /** Without the thoughts. */
  readonly outputTokens: number;
  readonly thoughtsTokens: number;
  readonly cachedTokens: number;
  /** How often the call was repeated after a failure of the provider. */
  readonly retries: number;
}

/** What a call gets from its run. */
export interface CallSurroundings extends Pick<EngineContext, "sleep"> {
  readonly signal: AbortSignal;
}

const MAX_RETRIES = 4;
const FIRST_WAIT_MS = 1_000;
/** A provider that asks for more is not waited for: the run fails and says when it may be repeated. */
const LONGEST_WAIT_MS = 60_000;

/**
 * Calls the model once, repeating the call while its provider fails in a way that may pass. Throws {@link ProviderError}
 * when it keeps failing, and what `signal` holds when cancelled.
 */
export async function callModel(
  model: LanguageModelV4,
  request: ModelRequest,
  { signal, sleep }: CallSurroundings,
): Promise<Answer> {
  for (let retries = 0; ; retries++) {
    try {
      return await callOnce(model, request, signal, retries);
    } catch (error) {
      if (signal.aborted) throw error;
      const failure = explainProviderError(request.modelId, error);
      if (failure === null) throw error;
      await sleep(waitBeforeRetry(failure, retries), signal);
    }
  }
}

async function callOnce(model: LanguageModelV4, request: ModelRequest, signal: AbortSignal, retries: number) {
  const { finalStep } = await generateText({
    model,
    instructions: request.instruction,
    messages: [...request.messages],
    tools: request.tools,
    stopWhen: isStepCount(1),
    maxRetries: 0,
    abortSignal: signal,
    telemetry: { isEnabled: false },
  });
  const { usage } = finalStep;
  const thoughtsTokens = usage.outputTokenDetails.reasoningTokens ?? 0;
  return {
    text: finalStep.text,
    thoughts: finalStep.reasoningText ?? "",
    toolCalls: finalStep.toolCalls
      .filter((call) => call.providerExecuted !== true)
      .map(({ toolCallId, toolName, input, invalid, error }) => ({
        id: toolCallId,
        tool: toolName,
        input,
        malformed: invalid === true && InvalidToolInputError.isInstance(error),
      })),
    // The SDK answers invalid calls by itself; the agent answers all of them.
    messages: finalStep.response.messages.filter(({ role }) => role === "assistant"),
    finishReason: finalStep.finishReason,
    inputTokens: usage.inputTokens ?? 0,
    outputTokens: Math.max(0, (usage.outputTokens ?? 0) - thoughtsTokens),
    thoughtsTokens,
    cachedTokens: usage.inputTokenDetails.cacheReadTokens ?? 0,
    retries,
  };
}

/** Milliseconds until the next attempt. Throws {@link ProviderError} when there should be none. */
function waitBeforeRetry({ message, retryable, retryAfterMs }: ProviderFailure, retries: number): number {
  if (!retryable) throw new ProviderError(message, null);
  const wait = retryAfterMs ?? FIRST_WAIT_MS * 2 ** retries;
  if (retries >= MAX_RETRIES || wait > LONGEST_WAIT_MS) {
    throw new ProviderError(retries === 0 ? message : `${message} It was tried ${retries + 1} times.`, wait);
  }
  return wait;
}
