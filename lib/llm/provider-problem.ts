import type { APICallError } from "@ai-sdk/provider";
import { isHtml, saidBy } from "./said-by-provider";

/** What is wrong with a failed call, by what may be done about it. */
export type ProviderProblem =
  /** Passes by itself: the same call may succeed soon. */
  | "retryable"
  /** The quota of a day or longer is used up, or the bill is not paid: soon is not enough. */
  | "quota-exhausted"
  | "unauthorised"
  | "unknown-model"
  /** The request is longer than the model takes. */
  | "input-too-long"
  /** More output was asked for than the model gives. */
  | "output-too-long"
  /** The provider will not have this content. */
  | "filtered"
  /** Everything else that repeating would not help. */
  | "bad-request";

/** A provider that asks for more than this many milliseconds means a quota, not a burst of calls. */
const LONGEST_BURST_MS = 300_000;

/*
 * Each provider says it differently, and with different codes. The phrases are those of their documented errors and of
 * servers with OpenAI's API (vLLM, SGLang, llama.cpp, LiteLLM, OpenRouter); they count only with a code that fits.
 */
const TOO_LONG = [
  "prompt is too long", // Anthropic
  "exceed context limit", // Anthropic: input length and `max_tokens` exceed context limit: 188240 + 21333 > 200000
  "long context requests", // Anthropic, as a 429
  "input token count", // Google: The input token count (1066750) exceeds the maximum number of tokens allowed (1048575)
  "context_length_exceeded", // OpenAI, code
  "exceeds the context window", // OpenAI: Your input exceeds the context window of this model
  "string_above_max_length", // OpenAI, code
  "maximum context length", // OpenAI, vLLM, SGLang
  "model's context length", // SGLang, Together
  "exceed_context_size_error", // llama.cpp, type
  "available context size", // llama.cpp
  "maximum allowed input length", // OpenRouter
  "exceeded max_prompt_tokens",
  "contextwindowexceeded", // LiteLLM
];
const TOO_MUCH_OUTPUT = [
  "maximum allowed number of output tokens", // Anthropic
  "max_tokens is too large", // OpenAI: This model supports at most 16384 completion tokens
  "max_output_tokens",
];
const FILTERED = [
  "content_policy_violation",
  "content_filter",
  "content filtering policy", // Anthropic: Output blocked by content filtering policy
  "violating our usage policy", // OpenAI, invalid_prompt
];
const UNKNOWN_MODEL = ["model_not_found", "invalid model name", "is not a valid model", "does not exist or you do not"];
const BAD_KEY = ["api_key_invalid", "api key not valid", "invalid_api_key", "incorrect api key"];
const UNPAID = ["insufficient_quota", "credit balance is too low", "billing_hard_limit_reached", "billing_error"];
const DAILY = [
  "perday", // Google, quotaId: GenerateRequestsPerDayPerProjectPerModel-FreeTier
  "per day", // OpenAI: Rate limit reached … on requests per day (RPD)
  "regain access on", // Anthropic
  "daily limit",
  "free-models-per-day", // OpenRouter
];

/** What a provider that has answered an error, or nothing that can be read, has against the call. */
export function problemOf(error: APICallError, hintMs: number | null): ProviderProblem {
  const status = error.statusCode;
  if (status === undefined) return "retryable"; // no connection, or one that broke
  if (status < 300) return isHtml(error) ? "bad-request" : "retryable"; // garbage, or half an answer
  const said = saidBy(error);
  const says = (phrases: readonly string[]) => phrases.some((phrase) => said.includes(phrase));
  const refused = status === 400 || status === 403 || status === 413 || status === 422 || status === 429;
  if (status === 402 || (refused && says(UNPAID))) return "quota-exhausted";
  if (refused && says(DAILY)) return "quota-exhausted";
  if (status === 413 || (refused && says(TOO_LONG))) return "input-too-long";
  if (status === 429 && says(["request too large"])) return "input-too-long"; // OpenAI: more than a minute's limit at once
  if (status === 429) return hintMs !== null && hintMs > LONGEST_BURST_MS ? "quota-exhausted" : "retryable";
  if (refused && says(FILTERED)) return "filtered";
  if (refused && says(TOO_MUCH_OUTPUT)) return "output-too-long";
  if (refused && says(BAD_KEY)) return "unauthorised";
  if (status === 404 || (refused && says(UNKNOWN_MODEL))) return "unknown-model";
  if (status === 401 || status === 403) return "unauthorised";
  return status === 408 || status === 409 || status === 425 || status >= 500 ? "retryable" : "bad-request";
}

/** True when a quota does not come back by itself: somebody has to pay. */
export function isUnpaid(error: APICallError): boolean {
  return error.statusCode === 402 || UNPAID.some((phrase) => saidBy(error).includes(phrase));
}
