import { expect, test } from "vitest";
import type { SpanHit } from "@/lib/contract/span-search";
import { newJob, noQueue } from "@/lib/testing/new-job";
import { toolSpan } from "@/lib/testing/span-rows";
import { provideTestDatabase } from "@/lib/testing/test-database";
import { createJob } from "./jobs";
import { searchSpans } from "./span-search";
import { recordSpanEnd } from "./spans";

provideTestDatabase();

async function find(id: string, query: string): Promise<SpanHit[]> {
  const hits: SpanHit[] = [];
  for await (const batch of searchSpans(id, query)) hits.push(...batch.hits);
  return hits;
}

const places = async (id: string, query: string) =>
  (await find(id, query)).map(({ seq, parts, count }) => `${seq} ${parts.join(" ")} ${count}`);

test("every part of every span is looked through", async () => {
  const id = await createJob(newJob(), noQueue);
  const call = {
    messages: '[{"text":"needle"}]',
    toolCalls: [],
    tools: "",
    cachedTokens: 0,
    finishReason: "",
    retries: 0,
    incidents: [],
  };
  await recordSpanEnd(id, toolSpan(0, { name: "needle", error: "Needle needle", args: '{"a":"needle"}' }));
  await recordSpanEnd(
    id,
    toolSpan(1, { type: "agent", instruction: "the NEEDLE", prompt: "a needle", reply: "needle" }),
  );
  await recordSpanEnd(id, toolSpan(2, { type: "llm", thoughts: "needles", results: '{"a":"needle"}', call }));
  await recordSpanEnd(id, toolSpan(3));
  expect(await places(id, "needle")).toEqual([
    "0 name error args 4",
    "1 reply instruction prompt 3",
    "2 results thoughts messages 3",
  ]);
  expect(await places(id, "nEEDLEs")).toEqual(["2 thoughts 1"]);
  expect(await places(id, "")).toEqual([]);
  expect(await places("nonsense", "needle")).toEqual([]);
});

test("what JSON writes differently is found as it reads", async () => {
  const id = await createJob(newJob(), noQueue);
  const results = JSON.stringify({ SourceCode: '1: pr_err("lost %d");\n2: \treturn;\\' });
  await recordSpanEnd(id, toolSpan(0, { results, reply: 'pr_err("lost %d")' }));
  expect(await places(id, 'pr_err("lost')).toEqual(["0 results reply 2"]);
  expect(await places(id, ";\n2: \t")).toEqual(["0 results 1"]);
});

test("a query is text: no character of it means anything", async () => {
  const id = await createJob(newJob(), noQueue);
  await recordSpanEnd(id, toolSpan(0, { reply: "100% of a_b \\ [x] (y) 'z' \0 \u0010 ä" }));
  for (const query of ["100%", "a_b", "\\", "[x]", "(y)", "'z'", "\0", "\u0010", "ä"]) {
    expect(await places(id, query)).toEqual(["0 reply 1"]);
  }
  for (const query of ["1%", "a.b", "a%b", "Ä", "x] [", "'; drop table spans; --"]) {
    expect(await places(id, query)).toEqual([]);
  }
});

test("the excerpt is around the first place", async () => {
  const id = await createJob(newJob(), noQueue);
  await recordSpanEnd(id, toolSpan(0, { reply: `${"a".repeat(500)} needle ${"b".repeat(500)} needle` }));
  const [hit] = await find(id, "needle");
  expect(hit?.excerpt).toContain("a needle b");
  expect(hit?.excerpt.length).toBeLessThan(200);
});

test("a long run is gone through batch by batch, with how far it is", async () => {
  const id = await createJob(newJob(), noQueue);
  await recordSpanEnd(id, toolSpan(0, { reply: "needle" }));
  await recordSpanEnd(id, toolSpan(2500, { reply: "needle" }));
  const batches = [];
  for await (const batch of searchSpans(id, "needle")) batches.push(batch);
  expect(batches.map(({ hits, searched, total }) => [hits.map(({ seq }) => seq), searched, total])).toEqual([
    [[0], 250, 2501],
    [[], 750, 2501],
    [[], 1750, 2501],
    [[2500], 2501, 2501],
  ]);
});
