import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, expect, test } from "vitest";
import { modelReportSchema, modelState, providerState } from "@/lib/contract/model-report";
import { offeredIds, reportModels } from "./model-report";
import type { ModelSettings } from "./model-settings";

const nothing: ModelSettings = {
  keys: { google: "", openai: "", anthropic: "" },
  baseUrl: "",
  apiKey: "",
  categories: { best: [], balanced: [] },
};

const servers: Server[] = [];
afterEach(() => {
  for (const server of servers.splice(0)) server.close();
});

interface Listing {
  readonly status?: number;
  readonly body: string;
}

/** A provider that answers every question alike. */
async function serve({ status = 200, body }: Listing): Promise<{ url: string; seen: string[] }> {
  const seen: string[] = [];
  const server = createServer(({ url, headers }, response) => {
    const key = headers.authorization ?? headers["x-api-key"] ?? headers["x-goog-api-key"] ?? "";
    seen.push(`${url} ${key}`);
    response.writeHead(status, { "content-type": "application/json" }).end(body);
  });
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`, seen };
}

test("without settings there are the rules, and each provider says what to set", async () => {
  const report = await reportModels(nothing);
  expect(modelReportSchema.parse(report)).toEqual(report);
  expect(report.providers.map((provider) => [provider.provider, provider.configured, providerState(provider)])).toEqual(
    [
      ["rules", true, "needs no server"],
      ["google", false, "Set GOOGLE_GENERATIVE_AI_API_KEY."],
      ["openai", false, "Set OPENAI_API_KEY."],
      ["anthropic", false, "Set ANTHROPIC_API_KEY."],
      ["compatible", false, "Set ASSAY_MODEL_BASE_URL."],
    ],
  );
  expect(offeredIds(report)).toEqual(["rules"]);
});

test("every configured provider is asked for its models with its key, and nothing else says the key", async () => {
  const google = await serve({ body: '{"models":[{"name":"models/gemini-pro-latest"},{"name":"models/other"}]}' });
  const anthropic = await serve({ body: '{"data":[{"id":"claude-opus-5-5"}],"has_more":false}' });
  const openai = await serve({ status: 401, body: '{"error":{"message":"Incorrect API key provided: o-key"}}' });
  const compatible = await serve({ body: '{"object":"list","data":[{"id":"qwen"},{"id":"llama:8b"}]}' });
  const report = await reportModels({
    ...nothing,
    keys: { google: "g-key", openai: "o-key", anthropic: "a-key" },
    hosts: { google: google.url, openai: openai.url, anthropic: anthropic.url },
    baseUrl: `${compatible.url}/`,
    apiKey: "c-key",
    categories: { best: ["compatible:qwen", "openai:x"], balanced: [] },
  });
  expect([google.seen, anthropic.seen, openai.seen, compatible.seen]).toEqual([
    ["/v1/models?pageSize=1000 g-key"],
    ["/v1/models?limit=1000 a-key"],
    ["/v1/models Bearer o-key"],
    ["/v1/models Bearer c-key"],
  ]);
  const states = report.providers.map(({ provider, reachable, lists, problem }) => [
    provider,
    reachable,
    lists,
    problem,
  ]);
  expect(states).toEqual([
    ["rules", null, null, ""],
    ["google", true, 2, ""],
    ["openai", false, null, "It answered 401: check the key in OPENAI_API_KEY."],
    ["anthropic", true, 1, ""],
    ["compatible", true, 2, ""],
  ]);
  const stateOf = (id: string) => {
    const model = report.models.find((known) => known.id === id);
    return model === undefined ? "" : `${modelState(model, report)} ${model.categories.join()}`.trim();
  };
  expect(stateOf("google:gemini-pro-latest")).toBe("ready");
  expect(stateOf("google:gemini-flash-latest")).toBe("not in its provider's list balanced");
  expect(stateOf("openai:x")).toBe("its provider does not answer best");
  expect(stateOf("compatible:qwen")).toBe("ready best");
  expect(offeredIds(report)).toEqual(expect.arrayContaining(["best", "balanced", "rules", "compatible:llama:8b"]));
  expect(JSON.stringify(report)).not.toMatch(/[goac]-key/);
});

test.each([
  ["not json", "Its answer is no list of models: check that the address is that of a model server."],
  ['{"data":[{"name":"x"}]}', "Its answer is no list of models: check that the address is that of a model server."],
])("a server that answers %j is said to be none", async (body, problem) => {
  const { url } = await serve({ body });
  const { providers, models } = await reportModels({ ...nothing, baseUrl: url });
  expect(providers.at(-1)).toMatchObject({ provider: "compatible", configured: true, reachable: false, problem });
  expect(models.map(({ id }) => id)).toEqual(["rules"]);
});

test("a server that is not there is said to be away, with where it was sought", async () => {
  const { providers } = await reportModels({ ...nothing, baseUrl: "http://127.0.0.1:9/v1" });
  expect(providers.at(-1)).toMatchObject({
    server: "http://127.0.0.1:9/v1/models",
    reachable: false,
    problem: expect.stringContaining("It cannot be reached: "),
  });
});

test("an address that is none is configured by nobody", async () => {
  const { providers } = await reportModels({ ...nothing, baseUrl: "ftp://x" });
  expect(providers.at(-1)).toMatchObject({
    configured: false,
    need: expect.stringContaining('ASSAY_MODEL_BASE_URL is "ftp://x"'),
  });
});
