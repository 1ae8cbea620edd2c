import { generateText } from "ai";
import { expect, test, vi } from "vitest";
import type { ModelSettings } from "./model-settings";
import { availableModels, canOpenModel, openModel } from "./registry";

const categories = { best: [], balanced: [] };
const nothing: ModelSettings = { keys: { google: "", openai: "", anthropic: "" }, baseUrl: "", apiKey: "", categories };
const everything: ModelSettings = {
  keys: { google: "g-key", openai: "o-key", anthropic: "a-key" },
  baseUrl: "http://models.example/v1",
  apiKey: "c-key",
  categories,
};

const send = vi.hoisted(() => vi.fn<typeof fetch>());
vi.mock("./patient-fetch", () => ({ patientFetch: send }));

test("without settings there are only the rules", () => {
  expect(availableModels(nothing, "google:gemini-pro-latest")).toEqual(["rules"]);
  expect(openModel("rules", nothing).modelId).toContain("rules");
});

test("keys bring suggestions, and what is wished for comes first among them", () => {
  const models = availableModels({ ...nothing, keys: { ...nothing.keys, google: "k" } }, "google:gemini-2.5-pro");
  expect(models.slice(0, 4)).toEqual(["best", "balanced", "rules", "google:gemini-2.5-pro"]);
  expect(models.slice(4).every((id) => id.startsWith("google:"))).toBe(true);
  const other = { ...nothing, categories: { best: ["openai:x"], balanced: [] } };
  expect(availableModels(other)).toEqual(["rules"]);
  expect(availableModels(everything, "compatible:qwen")).toContain("compatible:qwen");
});

test.each([
  ["google:gemini-pro-latest", "set GOOGLE_GENERATIVE_AI_API_KEY"],
  ["openai:gpt-5.4", "set OPENAI_API_KEY"],
  ["anthropic:claude-opus-5-5", "set ANTHROPIC_API_KEY"],
  ["compatible:qwen", "set ASSAY_MODEL_BASE_URL"],
  ["gpt-5", "a model is one of rules, google:<model>"],
  ["compatible:", "a model is one of rules, google:<model>"],
  ["constructor:x", "a model is one of rules, google:<model>"],
])("%s cannot be opened without settings, and the error says what to set", (id, message) => {
  expect(() => openModel(id, nothing)).toThrow(message);
  expect(canOpenModel(id, nothing)).toBe(false);
});

test("an address that is none is refused by name", () => {
  expect(() => openModel("compatible:qwen", { ...nothing, baseUrl: "ftp://x" })).toThrow(
    'ASSAY_MODEL_BASE_URL is "ftp://x"',
  );
});

test.each([
  [
    "google:gemini-pro-latest",
    "generativelanguage.googleapis.com",
    "x-goog-api-key",
    "g-key",
    '"includeThoughts":true',
  ],
  ["openai:gpt-5.4", "api.openai.com", "authorization", "Bearer o-key", '"store":false'],
  ["anthropic:claude-opus-5-5", "api.anthropic.com", "x-api-key", "a-key", '"thinking"'],
  ["compatible:qwen", "models.example/v1/chat/completions", "authorization", "Bearer c-key", '"model":"qwen"'],
])("%s calls its own server with its own key", async (id, server, header, key, option) => {
  const calls: { url: string; headers: Headers; body: string }[] = [];
  send.mockImplementation(async (url, init) => {
    calls.push({ url: String(url), headers: new Headers(init?.headers), body: String(init?.body) });
    return new Response('{"error":{"message":"no"}}', { status: 400 });
  });
  const call = generateText({ model: openModel(id, everything), prompt: "hi", maxRetries: 0 });
  await expect(call).rejects.toThrow();
  expect(calls).toHaveLength(1);
  expect(calls[0]?.url).toContain(server);
  expect(calls[0]?.headers.get(header)).toBe(key);
  expect(calls[0]?.body).toContain(option);
});
