import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { setTimeout } from "node:timers/promises";
import { createOpenAICompatible } from "@ai-sdk/openai-compatible";
import { jsonSchema, tool } from "ai";
import { afterEach, beforeEach, expect, test } from "vitest";
import { patientFetch } from "@/lib/llm/patient-fetch";
import { fakeClock } from "@/lib/testing/fake-clock";
import { callModel, type ModelRequest } from "./call-model";
import type { EngineContext } from "./context";

/* One call over HTTP, as any OpenAI-compatible server sees it and answers it. */

interface Reply {
  readonly status?: number;
  readonly headers?: Record<string, string>;
  readonly body: string;
  /** The connection breaks after the body. */
  readonly broken?: boolean;
}

let server: Server;
let replies: Reply[];
let asked: { messages: unknown; tools: unknown }[];

beforeEach(async () => {
  asked = [];
  server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk);
    asked.push(JSON.parse(Buffer.concat(chunks).toString()));
    const { status = 200, headers = {}, body, broken } = replies[asked.length - 1] ?? { status: 500, body: "" };
    response.writeHead(status, { "content-type": "application/json", ...headers });
    if (broken) response.write(body, () => response.destroy());
    else response.end(body);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
});
afterEach(() => new Promise((resolve) => server.close(resolve)));

const request: ModelRequest = {
  modelId: "compatible:qwen",
  instruction: "Be brief.",
  messages: [{ role: "user", content: "Who?" }],
  lessThinking: false,
  tools: { look: tool({ description: "Looks.", inputSchema: jsonSchema({ type: "object", properties: {} }) }) },
};

const realSleep: EngineContext["sleep"] = (ms, signal) => setTimeout(ms, undefined, { signal });

function call(signal = new AbortController().signal, sleep = realSleep, random = 1) {
  const { port } = server.address() as AddressInfo;
  return callModel(
    createOpenAICompatible({ name: "x", baseURL: `http://127.0.0.1:${port}/v1`, fetch: patientFetch })("qwen"),
    request,
    { signal, sleep, now: fakeClock(), random: () => random },
  );
}

function completion(message: object, finish_reason = "stop"): Reply {
  const usage = {
    prompt_tokens: 100,
    completion_tokens: 20,
    total_tokens: 120,
    prompt_tokens_details: { cached_tokens: 64 },
    completion_tokens_details: { reasoning_tokens: 7 },
  };
  const choices = [{ index: 0, message: { role: "assistant", ...message }, finish_reason }];
  return { body: JSON.stringify({ id: "1", object: "chat.completion", created: 1, model: "qwen", choices, usage }) };
}

const called = (id: string, name: string, text: string) => ({
  id,
  type: "function",
  function: { name, arguments: text },
});

test("thoughts, text, calls and tokens of an answer come apart", async () => {
  const tool_calls = [called("c1", "look", '{"At":"x"}'), called("c2", "look", '{"At":'), called("c3", "fly", "")];
  replies = [completion({ content: "I look.", reasoning_content: "Hm.", tool_calls }, "tool_calls")];
  const answer = await call();
  expect(answer).toMatchObject({
    text: "I look.",
    thoughts: "Hm.",
    finishReason: "tool-calls",
    inputTokens: 100,
    outputTokens: 13,
    thoughtsTokens: 7,
    cachedTokens: 64,
    retries: 0,
  });
  expect(answer.toolCalls).toEqual([
    { id: "c1", tool: "look", input: { At: "x" }, malformed: false },
    { id: "c2", tool: "look", input: '{"At":', malformed: true },
    { id: "c3", tool: "fly", input: "", malformed: false },
  ]);
  expect(answer.messages.map(({ role }) => role)).toEqual(["assistant"]);
  expect(asked[0]?.messages).toEqual([
    { role: "system", content: "Be brief." },
    { role: "user", content: "Who?" },
  ]);
});

test("a failure that may pass is waited for as long as the provider asks, and counted", async () => {
  const busy = { status: 503, headers: { "retry-after-ms": "5" }, body: '{"error":{"message":"busy"}}' };
  replies = [busy, busy, completion({ content: "Here." })];
  expect(await call()).toMatchObject({ text: "Here.", retries: 2 });
});

test("a provider that does not say how long is waited for twice as long each time", async () => {
  replies = [...Array(4).fill({ status: 500, body: "{}" }), completion({ content: "Here." })];
  const waits: number[] = [];
  const answer = await call(undefined, async (ms) => void waits.push(ms));
  expect(answer).toMatchObject({ text: "Here.", retries: 4 });
  expect(waits).toEqual([1_000, 2_000, 4_000, 8_000]);
});

test("waits are spread, but never shorter than the provider asks for", async () => {
  const failures = [
    { status: 500, body: "{}" },
    { status: 503, headers: { "retry-after": "3" }, body: "{}" },
  ];
  const waitsWith = async (random: number) => {
    replies = [...failures, completion({ content: "Here." })];
    asked = [];
    const waits: number[] = [];
    await call(undefined, async (ms) => void waits.push(ms), random);
    return waits;
  };
  expect(await waitsWith(0)).toEqual([500, 3_000]);
  expect(await waitsWith(1)).toEqual([1_000, 3_300]);
});

test("all waits of a call together are bounded", async () => {
  replies = Array(9).fill({ status: 503, headers: { "retry-after": "110" }, body: "{}" });
  const waits: number[] = [];
  const given = call(undefined, async (ms) => void waits.push(ms), 0);
  await expect(given).rejects.toMatchObject({ details: { problem: "retryable", retryAfterMs: 110_000 } });
  expect(waits).toEqual([110_000, 110_000]);
});

test("what went wrong is kept, with its time and what was done", async () => {
  const busy = { status: 503, headers: { "retry-after-ms": "100" }, body: '{"error":{"message":"busy"}}' };
  replies = [busy, { body: '{"choices":[{"mess' }, completion({ content: "Here." })];
  const { incidents } = await call(undefined, async () => undefined);
  expect(incidents.map(({ model, what }) => [model, what.replace(/http:\S+/, "SERVER")])).toEqual([
    ["compatible:qwen", "SERVER answered 503. busy. Asked again after 0.1 s."],
    ["compatible:qwen", "SERVER answered 200. Invalid JSON response. Asked again after 2.0 s."],
  ]);
  expect(incidents.every(({ at }) => at.startsWith("2026-01-14T23:02:0"))).toBe(true);
});

test("an answer that breaks off is asked for again", async () => {
  replies = [{ body: '{"id":"1","choi', broken: true }, completion({ content: "Here." })];
  expect(await call()).toMatchObject({ text: "Here.", retries: 1 });
});

test("a provider that stays away is given up after seven attempts", async () => {
  replies = Array(9).fill({ status: 500, headers: { "retry-after-ms": "1" }, body: '{"error":{"message":"broken"}}' });
  await expect(call()).rejects.toMatchObject({
    name: "ProviderError",
    details: { problem: "retryable", retryAfterMs: 1 },
    message: expect.stringMatching(/answered 500\. broken\. .* It was tried 7 times\.$/),
  });
  expect(asked).toHaveLength(7);
});

test("a provider that asks for a long wait is not waited for", async () => {
  replies = [{ status: 429, headers: { "retry-after": "3600" }, body: '{"error":{"message":"quota"}}' }];
  await expect(call()).rejects.toMatchObject({
    name: "ProviderError",
    details: { problem: "quota-exhausted", retryAfterMs: 3_600_000 },
  });
  expect(asked).toHaveLength(1);
});

test("a refused key is not tried again", async () => {
  replies = [{ status: 401, body: '{"error":{"message":"bad key"}}' }];
  await expect(call()).rejects.toMatchObject({
    details: { problem: "unauthorised", retryAfterMs: null },
    message: expect.stringContaining("answered 401. bad key. Check the key in ASSAY_MODEL_API_KEY."),
  });
});

test("an address that is no model server is said to be none", async () => {
  replies = [{ headers: { "content-type": "text/html" }, body: "<html>" }];
  await expect(call()).rejects.toMatchObject({
    name: "ProviderError",
    message: expect.stringContaining("Check that the address is that of a model server."),
  });
});

test("a cancelled call rejects at once, also while it waits to be repeated", async () => {
  replies = [{ status: 503, headers: { "retry-after": "50" }, body: "{}" }];
  const controller = new AbortController();
  const pending = call(controller.signal);
  void setTimeout(50).then(() => controller.abort());
  await expect(pending).rejects.toMatchObject({ name: "AbortError" });
  expect(asked).toHaveLength(1);
});
