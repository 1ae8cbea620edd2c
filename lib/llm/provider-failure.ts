import {
  AISDKError,
  APICallError,
  EmptyResponseBodyError,
  InvalidResponseDataError,
  JSONParseError,
  NoContentGeneratedError,
} from "@ai-sdk/provider";
import { keyVariable, parseModelId } from "./model-id";
import { ModelRefusal } from "./model-refusal";
import { isUnpaid, type ProviderProblem, problemOf } from "./provider-problem";
import { retryHint, untilNewDay } from "./retry-hint";

/** A failed call of a model, in words for whoever runs the product. */
export interface ProviderFailure {
  /** What happened and what to do. */
  readonly message: string;
  /** What happened alone. */
  readonly what: string;
  readonly problem: ProviderProblem;
  /**
   * When the same call may succeed, in milliseconds from now: of `retryable` what the provider asks for, of `quota-exhausted`
   * when the quota comes back. Null when nobody says.
   */
  readonly retryAfterMs: number | null;
}

/** An answer that is not of the model's format; the next one may be. */
const garbage = [EmptyResponseBodyError, InvalidResponseDataError, JSONParseError, NoContentGeneratedError];

/** Explains an error of a call to the model `id`; null when it comes neither from the model or its provider nor the AI SDK. */
export function explainProviderError(id: string, error: unknown, now = new Date()): ProviderFailure | null {
  if (APICallError.isInstance(error)) return explainCall(id, error, now);
  if (error instanceof ModelRefusal) {
    return { message: error.message, what: error.message, problem: "bad-request", retryAfterMs: null };
  }
  if (!AISDKError.isInstance(error)) return null;
  const what = sentence(`The model's answer cannot be used: ${error.message}`);
  const problem = garbage.some((kind) => kind.isInstance(error)) ? "retryable" : "bad-request";
  return { message: `${id}: ${what}`, what, problem, retryAfterMs: null };
}

function explainCall(id: string, error: APICallError, now: Date): ProviderFailure {
  const hint = retryHint(error, now);
  const problem = problemOf(error, hint);
  const retryAfterMs = retryAfter(problem, error, { id, hint, now });
  const what = describeCall(error);
  const remedy =
    problem === "quota-exhausted" && retryAfterMs !== null
      ? `The quota is used up until ${minute(now.getTime() + retryAfterMs)}: wait, or raise it with the provider.`
      : remedyFor(problem, id, error);
  return { message: `${id}: ${what} ${remedy}`.trim(), what, problem, retryAfterMs };
}

interface RetryFacts {
  readonly id: string;
  readonly hint: number | null;
  readonly now: Date;
}

function retryAfter(problem: ProviderProblem, error: APICallError, { id, hint, now }: RetryFacts): number | null {
  if (problem === "retryable") return hint;
  return problem === "quota-exhausted" && !isUnpaid(error) ? quotaReset(id, hint, now) : null;
}

/** `2026-01-17 09:30 UTC`. */
function minute(time: number): string {
  return `${new Date(time).toISOString().slice(0, 16).replace("T", " ")} UTC`;
}

/** Google asks for some seconds also when the day's quota is gone: then its new day counts. */
function quotaReset(id: string, hint: number | null, now: Date): number {
  const { provider } = parseModelId(id);
  const newDay = untilNewDay(provider, now);
  if (hint === null) return newDay;
  return provider === "google" ? Math.max(hint, newDay) : hint;
}

function describeCall(error: APICallError): string {
  const server = serverOf(error.url);
  const said = sentence(error.message);
  return error.statusCode === undefined
    ? `${server} cannot be reached. ${said}`
    : `${server} answered ${error.statusCode}. ${said}`;
}

function remedyFor(problem: ProviderProblem, id: string, error: APICallError): string {
  const { provider, name } = parseModelId(id);
  switch (problem) {
    case "unauthorised":
      return `Check the key in ${keyVariable(id)}.`;
    case "unknown-model": {
      const base = provider === "compatible" ? " and ASSAY_MODEL_BASE_URL, which usually ends in /v1" : "";
      return `Check the model's name "${name}"${base}.`;
    }
    case "input-too-long":
      return "The report or what was read is too long for this model: choose one with a larger context.";
    case "output-too-long":
      return "The model does not give so long an answer: choose another one.";
    case "filtered":
      return "The provider's content filter stopped it: use another model.";
    case "quota-exhausted":
      return "The account has nothing left to spend: top it up or raise its limit with the provider, then run the job again.";
    case "bad-request":
      return (error.statusCode ?? 0) < 300 ? "Check that the address is that of a model server." : "";
    case "retryable":
      return passingRemedy(provider, error);
  }
}

function passingRemedy(provider: string, { statusCode: status }: APICallError): string {
  if (status === undefined) {
    return provider === "compatible"
      ? "Start the server or correct ASSAY_MODEL_BASE_URL."
      : "Check this machine's connection to the internet.";
  }
  if (status === 429) return "Calls come too fast: wait, or raise the limit with the provider.";
  return status < 300
    ? "Its answer cannot be read: run the job again later, and check that the address is that of a model server."
    : "The provider has trouble: run the job again later.";
}

/** Scheme, host and path: a query may hold a key. */
function serverOf(url: string): string {
  return URL.canParse(url) ? `${new URL(url).origin}${new URL(url).pathname}` : url;
}

function sentence(text: string): string {
  const trimmed = text.trim() || "It gave no reason";
  return /[.!?]$/.test(trimmed) ? trimmed : `${trimmed}.`;
}
