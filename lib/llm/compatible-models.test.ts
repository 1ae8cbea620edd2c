import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, expect, test } from "vitest";
import { compatibleModels } from "./compatible-models";

const categories = { best: [], balanced: [] };
const keys = { google: "", openai: "", anthropic: "" };
const servers: { close(): void }[] = [];
afterEach(() => {
  for (const server of servers.splice(0)) server.close();
});

async function serve(body: string): Promise<{ url: string; seen: string[] }> {
  const seen: string[] = [];
  const server = createServer((request, response) => {
    seen.push(`${request.url} ${request.headers.authorization ?? ""}`);
    response.end(body);
  });
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1/`, seen };
}

test("the models that the server lists are offered", async () => {
  const { url, seen } = await serve('{"object":"list","data":[{"id":"qwen"},{"id":"llama:8b"}]}');
  expect(await compatibleModels({ keys, categories, baseUrl: url, apiKey: "k" })).toEqual([
    "compatible:qwen",
    "compatible:llama:8b",
  ]);
  expect(seen).toEqual(["/v1/models Bearer k"]);
});

test.each(["not json", '{"data":[{"name":"x"}]}', "[]"])("a server that answers %j offers nothing", async (body) => {
  const { url } = await serve(body);
  expect(await compatibleModels({ keys, categories, baseUrl: url, apiKey: "" })).toEqual([]);
});

test("no server, nothing offered", async () => {
  expect(await compatibleModels({ keys, categories, baseUrl: "", apiKey: "" })).toEqual([]);
  expect(await compatibleModels({ keys, categories, baseUrl: "http://127.0.0.1:9/v1", apiKey: "" })).toEqual([]);
});
