import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openModel } from "@/lib/llm/registry";
import { callModel } from "./call-model";

/* That a model is asked to think less arrives at each provider in its own words. */

let server: Server;
let asked: unknown;

beforeAll(async () => {
  server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk);
    asked = JSON.parse(Buffer.concat(chunks).toString());
    response.writeHead(400, { "content-type": "application/json" }).end('{"error":{"message":"only asked"}}');
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
});
afterAll(() => new Promise((resolve) => server.close(resolve)));

/** What the provider of `modelId` is sent. */
async function requestTo(modelId: string, lessThinking: boolean): Promise<unknown> {
  const baseUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const model = openModel(modelId, {
    keys: { google: "k", openai: "k", anthropic: "k" },
    baseUrl,
    apiKey: "",
    categories: { best: [], balanced: [] },
    hosts: { google: baseUrl, openai: baseUrl, anthropic: baseUrl },
  });
  const request = { modelId, instruction: "Be brief.", messages: [], tools: {}, lessThinking };
  const surroundings = { signal: AbortSignal.timeout(10_000), sleep: async () => {}, now: () => new Date() };
  const messages = [{ role: "user" as const, content: "Who?" }];
  await expect(callModel(model, { ...request, messages }, surroundings)).rejects.toThrow("answered 400");
  return asked;
}

const low: Record<string, object> = {
  "google:gemini-3-pro-preview": {
    generationConfig: { thinkingConfig: { includeThoughts: true, thinkingLevel: "low" } },
  },
  "anthropic:claude-opus-5-5": { output_config: { effort: "low" } },
  "openai:gpt-5.4": { reasoning: { effort: "low", summary: "auto" } },
  "compatible:qwen": { reasoning_effort: "low" },
};

test.each(Object.entries(low))("%s", async (modelId, expected) => {
  expect(await requestTo(modelId, true)).toMatchObject(expected);
  expect(await requestTo(modelId, false)).not.toMatchObject(expected);
});
