import type { LanguageModelV4 } from "@ai-sdk/provider";
import { generateText, InvalidToolInputError, isStepCount, type ModelMessage, type ToolSet } from "ai";
import type { CallIncident } from "@/lib/contract/span";
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
  /** True after an answer that was cut off, and where there is little to think about. */
  readonly lessThinking: boolean;
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
  /** Id of the model that gave it. */
  readonly model: string;
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
  /** What went wrong before this answer, in order. */
  readonly incidents: readonly CallIncident[];
}

/** What a call gets from its run. */
export interface CallSurroundings extends Pick<EngineContext, "sleep" | "now"> {
  readonly signal: AbortSignal;
  /** From 0 to 1; spreads the repeated calls of many jobs. */
  readonly random?: () => number;
}

const MAX_RETRIES = 6;
const FIRST_WAIT_MS = 1_000;
/** All waits of one call together; a provider that asks for more is not waited for here. */
const LONGEST_WAIT_MS = 300_000;

/**
 * Calls the model once, repeating the call while its provider fails in a way that may pass. Throws {@link ProviderError}
 * when it keeps failing, and what `signal` holds when cancelled.
 */
export async function callModel(
  model: LanguageModelV4,
  request: ModelRequest,
  surroundings: CallSurroundings,
): Promise<Answer> {
  const { signal, sleep, now, random = Math.random } = surroundings;
  const incidents: CallIncident[] = [];
  let waited = 0;
  for (let retries = 0; ; retries++) {
    try {
      return { ...(await callOnce(model, request, signal)), retries, incidents };
    } catch (error) {
      if (signal.aborted) throw error;
      const failure = explainProviderError(request.modelId, error, now());
      if (failure === null) throw error;
      const wait = waitBeforeRetry(failure, retries, random());
      const at = now().toISOString();
      if (wait === null || waited + wait > LONGEST_WAIT_MS) throw givenUp(failure, { at, request, incidents, retries });
      incidents.push({ at, model: request.modelId, what: `${failure.what} Asked again after ${seconds(wait)}.` });
      waited += wait;
      await sleep(wait, signal);
    }
  }
}

type Answered = Omit<Answer, "retries" | "incidents">;

async function callOnce(model: LanguageModelV4, request: ModelRequest, signal: AbortSignal): Promise<Answered> {
  const { finalStep } = await generateText({
    model,
    instructions: request.instruction,
    messages: [...request.messages],
    tools: request.tools,
    ...(request.lessThinking ? { reasoning: "low" as const } : {}),
    stopWhen: isStepCount(1),
    maxRetries: 0,
    abortSignal: signal,
    telemetry: { isEnabled: false },
  });
  const { usage } = finalStep;
  const thoughtsTokens = usage.outputTokenDetails.reasoningTokens ?? 0;
  return {
    model: request.modelId,
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
  };
}

/**
 * Milliseconds until the next attempt; null when there should be none. Never less than the provider asks for, and twice as
 * long each time when it does not ask; spread, so that jobs that failed together do not come back together.
 */
function waitBeforeRetry({ problem, retryAfterMs }: ProviderFailure, retries: number, random: number): number | null {
  if (problem !== "retryable" || retries >= MAX_RETRIES) return null;
  if (retryAfterMs !== null && retryAfterMs > 0) return Math.round(retryAfterMs * (1 + random / 10));
  return Math.round(FIRST_WAIT_MS * 2 ** retries * (0.5 + random / 2));
}

interface FailedCall {
  readonly at: string;
  readonly request: ModelRequest;
  readonly incidents: readonly CallIncident[];
  readonly retries: number;
}

function givenUp(failure: ProviderFailure, { at, request, incidents, retries }: FailedCall): ProviderError {
  const { message, what, problem, retryAfterMs } = failure;
  return new ProviderError(retries === 0 ? message : `${message} It was tried ${retries + 1} times.`, {
    problem,
    retryAfterMs,
    incidents: [...incidents, { at, model: request.modelId, what: `${what} Not asked again.` }],
  });
}

function seconds(ms: number): string {
  return `${(ms / 1000).toFixed(1)} s`;
}
