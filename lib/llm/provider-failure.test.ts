import { APICallError, InvalidResponseDataError } from "@ai-sdk/provider";
import { expect, test } from "vitest";
import { ModelRefusal } from "./model-refusal";
import { explainProviderError } from "./provider-failure";

const failed = (fields: Partial<ConstructorParameters<typeof APICallError>[0]>) =>
  new APICallError({
    message: "It failed",
    url: "https://models.example/v1/chat?key=secret",
    requestBodyValues: {},
    ...fields,
  });

test.each([
  ["google:g", 401, "Check the key in GOOGLE_GENERATIVE_AI_API_KEY.", "unauthorised"],
  ["compatible:qwen", 404, 'Check the model\'s name "qwen" and ASSAY_MODEL_BASE_URL', "unknown-model"],
  ["openai:o", 404, 'Check the model\'s name "o".', "unknown-model"],
  ["openai:o", 413, "choose one with a larger context", "input-too-long"],
  ["openai:o", 402, "top it up", "quota-exhausted"],
  ["openai:o", 429, "Calls come too fast", "retryable"],
  ["openai:o", 408, "The provider has trouble", "retryable"],
  ["anthropic:a", 529, "The provider has trouble", "retryable"],
  ["anthropic:a", 400, "It failed.", "bad-request"],
])("%s answering %i is explained", (id, statusCode, remedy, problem) => {
  const failure = explainProviderError(id, failed({ statusCode }));
  expect(failure?.message).toContain(`${id}: https://models.example/v1/chat answered ${statusCode}. It failed.`);
  expect(failure?.message).toContain(remedy);
  expect(failure?.message).not.toContain("secret");
  expect(failure?.problem).toBe(problem);
});

test("a server that cannot be reached is named with the setting that leads to it", () => {
  const error = failed({ message: "Cannot connect to API: connect ECONNREFUSED 127.0.0.1:9", isRetryable: true });
  expect(explainProviderError("compatible:qwen", error)).toEqual({
    message:
      "compatible:qwen: https://models.example/v1/chat cannot be reached. Cannot connect to API: connect ECONNREFUSED " +
      "127.0.0.1:9. Start the server or correct ASSAY_MODEL_BASE_URL.",
    what: "https://models.example/v1/chat cannot be reached. Cannot connect to API: connect ECONNREFUSED 127.0.0.1:9.",
    problem: "retryable",
    retryAfterMs: null,
  });
});

/* Bodies as the providers send them, shortened. */
test.each([
  [
    "anthropic:a",
    400,
    '{"error":{"type":"invalid_request_error","message":"prompt is too long: 209353 tokens > 199999 maximum"}}',
  ],
  [
    "anthropic:a",
    400,
    '{"error":{"message":"input length and `max_tokens` exceed context limit: 199759 + 8192 > 200000"}}',
  ],
  ["anthropic:a", 413, '{"error":{"type":"request_too_large","message":"Request exceeds the maximum size"}}'],
  [
    "google:g",
    400,
    '{"error":{"message":"The input token count (1066750) exceeds the maximum number of tokens allowed (1048575)."}}',
  ],
  [
    "openai:o",
    400,
    '{"error":{"message":"Your input exceeds the context window of this model.","code":"context_length_exceeded"}}',
  ],
  [
    "openai:o",
    429,
    '{"error":{"message":"Request too large for gpt on tokens per min (TPM): Limit 30000, Requested 45000."}}',
  ],
  [
    "compatible:c",
    400,
    '{"message":"This model\'s maximum context length is 8192 tokens. However, you requested 9000 tokens"}',
  ],
  [
    "compatible:c",
    400,
    '{"error":{"type":"exceed_context_size_error","message":"the request exceeds the available context size"}}',
  ],
  [
    "compatible:c",
    400,
    '{"message":"The input (263000 tokens) is longer than the model\'s context length (262144 tokens)."}',
  ],
])("%s says with %i that the input is too long", (id, statusCode, responseBody) => {
  expect(explainProviderError(id, failed({ statusCode, responseBody }))?.problem).toBe("input-too-long");
});

test.each([
  ["openai:o", 400, '{"error":{"code":"content_policy_violation"}}', "filtered"],
  ["anthropic:a", 400, '{"error":{"message":"Output blocked by content filtering policy"}}', "filtered"],
  ["openai:o", 400, '{"error":{"message":"max_tokens is too large: 100000."}}', "output-too-long"],
  [
    "anthropic:a",
    400,
    '{"error":{"message":"max_tokens: 9 > 8, which is the maximum allowed number of output tokens for x"}}',
    "output-too-long",
  ],
  [
    "google:g",
    400,
    '{"error":{"details":[{"reason":"API_KEY_INVALID"}],"message":"API key not valid."}}',
    "unauthorised",
  ],
  [
    "openai:o",
    403,
    '{"error":{"code":"model_not_found","message":"Project has no access to model o"}}',
    "unknown-model",
  ],
])("%s with %i %s is %s", (id, statusCode, responseBody, problem) => {
  expect(explainProviderError(id, failed({ statusCode, responseBody }))?.problem).toBe(problem);
});

const google = (quotaId: string) =>
  `{"error":{"message":"You exceeded your current quota","details":[{"violations":[{"quotaId":"${quotaId}"}]},{"retryDelay": "47s"}]}}`;
const HOUR = 3_600_000;

test.each<[string, number, string, string, number | null]>([
  // 01:30 in Los Angeles: 22.5 hours until its next day, whatever the retryDelay says.
  ["google:g", 429, google("GenerateRequestsPerDayPerProjectPerModel-FreeTier"), "quota-exhausted", 22.5 * HOUR],
  ["google:g", 429, google("GenerateRequestsPerMinutePerProjectPerModel"), "retryable", 47_000],
  [
    "openai:o",
    429,
    '{"error":{"message":"Limit reached on requests per day (RPD). Please try again in 7m12s."}}',
    "quota-exhausted",
    432_000,
  ],
  [
    "openai:o",
    429,
    '{"error":{"message":"Limit reached on tokens per min. Please try again in 1.5s."}}',
    "retryable",
    1500,
  ],
  ["openai:o", 429, '{"error":{"code":"insufficient_quota"}}', "quota-exhausted", null],
  [
    "anthropic:a",
    400,
    '{"error":{"message":"You will regain access on 2026-01-17 at 09:30 UTC."}}',
    "quota-exhausted",
    24 * HOUR,
  ],
  [
    "anthropic:a",
    400,
    '{"error":{"message":"Your credit balance is too low to access the API."}}',
    "quota-exhausted",
    null,
  ],
  ["compatible:c", 429, '{"error":{"message":"free-models-per-day"}}', "quota-exhausted", 14.5 * HOUR],
])("%s with %i %s: %s, again in %s ms", (id, statusCode, responseBody, problem, retryAfterMs) => {
  const failure = explainProviderError(id, failed({ statusCode, responseBody }), new Date("2026-01-16T09:30:00Z"));
  expect(failure).toMatchObject({ problem, retryAfterMs });
});

test("a quota that comes back is said to do so when", () => {
  const responseBody = '{"error":{"message":"You will regain access on 2026-01-17 at 09:30 UTC."}}';
  const failure = explainProviderError(
    "anthropic:a",
    failed({ statusCode: 400, responseBody }),
    new Date("2026-01-16T09:30:00Z"),
  );
  expect(failure?.message).toContain("The quota is used up until 2026-01-17 09:30 UTC: wait,");
});

test.each<[Record<string, string>, string, number | null]>([
  [{ "retry-after-ms": "250", "retry-after": "9" }, "retryable", 250],
  [{ "retry-after": "2" }, "retryable", 2000],
  [{ "retry-after": "Thu, 01 Jan 1970 00:00:00 GMT" }, "retryable", 0],
  [{ "retry-after": "7200" }, "quota-exhausted", 7_200_000],
  [{ "retry-after": "soon" }, "retryable", null],
  [{}, "retryable", null],
])("%j is %s and asks to wait %s ms", (responseHeaders, problem, expected) => {
  const failure = explainProviderError("openai:o", failed({ statusCode: 429, responseHeaders }));
  expect(failure).toMatchObject({ problem, retryAfterMs: expected });
});

test("half an answer may be whole the next time; a page for people never is", () => {
  const half = failed({ statusCode: 200, message: "Invalid JSON response", responseBody: '{"choices":[' });
  expect(explainProviderError("openai:o", half)?.problem).toBe("retryable");
  const page = failed({ statusCode: 200, responseBody: "<!doctype html>", responseHeaders: {} });
  expect(explainProviderError("compatible:c", page)).toMatchObject({
    problem: "bad-request",
    message: expect.stringContaining("Check that the address is that of a model server."),
  });
});

test("an answer that cannot be used is the provider's failure, other errors are not", () => {
  const unreadable = new InvalidResponseDataError({ data: {}, message: "No choices" });
  expect(explainProviderError("openai:o", unreadable)).toMatchObject({
    message: "openai:o: The model's answer cannot be used: No choices.",
    problem: "retryable",
  });
  expect(explainProviderError("openai:o", new TypeError("ours"))).toBeNull();
});

test("a refusal stands for itself and is not repeated", () => {
  expect(explainProviderError("rules", new ModelRefusal("No report. Give one."))).toEqual({
    message: "No report. Give one.",
    what: "No report. Give one.",
    problem: "bad-request",
    retryAfterMs: null,
  });
});
