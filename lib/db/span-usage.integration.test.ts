import { expect, test } from "vitest";
import { emptySpan, type Span } from "@/lib/contract/span";
import { newJob, noQueue } from "@/lib/testing/new-job";
import { provideTestDatabase } from "@/lib/testing/test-database";
import { createJob, findJob, finishJob, startJob } from "./jobs";
import { usageWithin } from "./span-usage";
import { recordSpanEnd } from "./spans";

provideTestDatabase();

const at = "2026-01-14T23:02:00.000Z";
const span = (seq: number, nesting: number, type: Span["type"], given: Partial<Span> = {}): Span => ({
  ...emptySpan,
  seq,
  parent: null,
  nesting,
  type,
  name: `${type}-${seq}`,
  step: null,
  started: at,
  finished: at,
  ...given,
});
const call = (seq: number, nesting: number, model: string, inputTokens = 1_000_000): Span =>
  span(seq, nesting, "llm", {
    model,
    inputTokens,
    outputTokens: 100_000,
    thoughtsTokens: 50_000,
    call: {
      messages: "[]",
      toolCalls: [],
      tools: "",
      cachedTokens: 500_000,
      finishReason: "stop",
      retries: 0,
      incidents: [],
    },
  });

/** Two candidates, the second of which asks a sub-agent; their models cost differently. */
async function jobWithCandidates(model: string): Promise<string> {
  const id = await createJob(newJob(), noQueue);
  await startJob(id, { agentName: "w", codeRevision: "c", defaultModel: "rules" });
  const spans = [
    span(0, 0, "flow"),
    span(1, 1, "agent-candidates"),
    span(2, 2, "agent"),
    call(3, 3, "anthropic:claude-opus-5"),
    span(4, 2, "agent"),
    call(5, 3, "anthropic:claude-opus-5"),
    span(6, 3, "tool"),
    span(7, 4, "agent"),
    call(8, 5, model),
    span(9, 1, "action"),
  ];
  for (const each of spans) await recordSpanEnd(id, each);
  return id;
}

test("agents, candidates, tools that are agents and the flow show what the calls inside of them came to", async () => {
  const id = await jobWithCandidates("anthropic:claude-haiku-4-5");
  // Opus: 500,000 fresh at 5, 500,000 from the cache at 0.5, 150,000 said at 25 dollars a million. Haiku: a fifth.
  const opus = 2_500_000 + 250_000 + 3_750_000;
  const haiku = opus / 5;
  const costs = async (...places: readonly [number, number, Span["type"]][]) => {
    const usages = places.map(([seq, nesting, type]) => usageWithin(id, { seq, nesting, type }));
    return (await Promise.all(usages)).map((usage) => usage?.costMicros);
  };
  expect(
    await costs(
      [0, 0, "flow"],
      [1, 1, "agent-candidates"],
      [2, 2, "agent"],
      [4, 2, "agent"],
      [6, 3, "tool"],
      [7, 4, "agent"],
    ),
  ).toEqual([2 * opus + haiku, 2 * opus + haiku, opus, opus + haiku, haiku, haiku]);
  expect(await usageWithin(id, { seq: 4, nesting: 2, type: "agent" })).toMatchObject({
    calls: 2,
    input: 2_000_000,
    cached: 1_000_000,
    output: 200_000,
    thoughts: 100_000,
  });
  expect(await usageWithin(id, { seq: 3, nesting: 3, type: "llm" })).toBeNull();
  await finishJob(id, "{}");
  expect(await findJob(id)).toMatchObject({ costMicros: 2 * opus + haiku });
});

test("with one model whose price nobody knows, no cost is known", async () => {
  const id = await jobWithCandidates("compatible:qwen");
  expect(await usageWithin(id, { seq: 2, nesting: 2, type: "agent" })).toMatchObject({ costMicros: 6_500_000 });
  expect(await usageWithin(id, { seq: 4, nesting: 2, type: "agent" })).toMatchObject({ calls: 2, costMicros: null });
  expect(await usageWithin(id, { seq: 99, nesting: 0, type: "agent" })).toBeNull();
  await finishJob(id, "{}");
  expect(await findJob(id)).toMatchObject({ costMicros: null });
});
