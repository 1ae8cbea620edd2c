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
  ["google:g", 401, "Check the key in GOOGLE_GENERATIVE_AI_API_KEY.", false],
  ["compatible:qwen", 404, 'Check the model\'s name "qwen" and ASSAY_MODEL_BASE_URL', false],
  ["openai:o", 404, 'Check the model\'s name "o".', false],
  ["openai:o", 413, "choose one with a larger context", false],
  ["openai:o", 429, "The quota is used up or calls come too fast", true],
  ["anthropic:a", 529, "The provider has trouble", true],
])("%s answering %i is explained", (id, statusCode, remedy, retryable) => {
  const failure = explainProviderError(id, failed({ statusCode }));
  expect(failure?.message).toContain(`${id}: https://models.example/v1/chat answered ${statusCode}. It failed. `);
  expect(failure?.message).toContain(remedy);
  expect(failure?.message).not.toContain("secret");
  expect(failure?.retryable).toBe(retryable);
});

test("a server that cannot be reached is named with the setting that leads to it", () => {
  const error = failed({ message: "Cannot connect to API: connect ECONNREFUSED 127.0.0.1:9", isRetryable: true });
  expect(explainProviderError("compatible:qwen", error)).toEqual({
    message:
      "compatible:qwen: https://models.example/v1/chat cannot be reached. Cannot connect to API: connect ECONNREFUSED " +
      "127.0.0.1:9. Start the server or correct ASSAY_MODEL_BASE_URL.",
    retryable: true,
    retryAfterMs: null,
  });
});

test.each<[Record<string, string>, number | null]>([
  [{ "retry-after-ms": "250", "retry-after": "9" }, 250],
  [{ "retry-after": "2" }, 2000],
  [{ "retry-after": "Thu, 01 Jan 1970 00:00:00 GMT" }, 0],
  [{ "retry-after": "soon" }, null],
  [{}, null],
])("%j asks to wait %s ms", (responseHeaders, expected) => {
  expect(explainProviderError("openai:o", failed({ statusCode: 429, responseHeaders }))?.retryAfterMs).toBe(expected);
});

test("an answer that cannot be read is the provider's failure, other errors are not", () => {
  const unreadable = new InvalidResponseDataError({ data: {}, message: "No choices" });
  expect(explainProviderError("openai:o", unreadable)?.message).toContain(
    "the model's answer cannot be used: No choices",
  );
  expect(explainProviderError("openai:o", new TypeError("ours"))).toBeNull();
});

test("a refusal stands for itself and is not repeated", () => {
  expect(explainProviderError("rules", new ModelRefusal("No report. Give one."))).toEqual({
    message: "No report. Give one.",
    retryable: false,
    retryAfterMs: null,
  });
});
