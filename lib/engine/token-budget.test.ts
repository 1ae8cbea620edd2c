import { expect, test } from "vitest";
import { fakeClock } from "@/lib/testing/fake-clock";
import { libraryFlow } from "@/lib/testing/library-flows";
import { ScriptedModel } from "@/lib/testing/scripted-model";
import { SpanLog } from "@/lib/testing/span-log";
import { createMemoryContext } from "./memory-context";
import { runFlow } from "./run-flow";
import { TokenMeter } from "./token-meter";

/* What the golden trajectories with a token budget do not show. */

const verdict = { calls: [{ tool: "set-results", input: { Benign: true, Confident: true } }], inputTokens: 1_000 };
const reply = { text: "It is harmless.", inputTokens: 1_000 };

async function run(tokenBudget: number, script: ConstructorParameters<typeof ScriptedModel>[0]) {
  const model = new ScriptedModel(script);
  const spans = new SpanLog();
  const workspace = { home: "/nowhere" };
  const openModel = () => model;
  const context = createMemoryContext({
    model: "compatible:x",
    openModel,
    tokenBudget,
    workspace,
    spans,
    now: fakeClock(),
  });
  const outcome = runFlow(libraryFlow, { Candidates: "3" }, context);
  await Promise.allSettled([outcome]);
  return { outcome, model, agents: spans.spans.filter(({ type }) => type === "agent") };
}

test("the budget is that of all agents of a run together", async () => {
  const { outcome, model, agents } = await run(4_500, [verdict, reply, verdict, reply]);
  await expect(outcome).resolves.toMatchObject({ Benign: true });
  expect(model.unused).toBe(0);
  expect(agents.map(({ error }) => error)).toEqual([
    "",
    "",
    "The budget of 4500 tokens for the run is used up, or too little of it is left for expert to begin: raise ASSAY_TOKEN_BUDGET, or run the job with another model.",
  ]);
});

test("without a budget as much is used as it takes", async () => {
  const { outcome, agents } = await run(0, [verdict, reply, verdict, reply, verdict, reply]);
  await expect(outcome).resolves.toMatchObject({ Benign: true });
  expect(agents.every(({ error }) => error === "")).toBe(true);
});

test("input, output and thoughts count, and what is left is said exactly", async () => {
  const meter = new TokenMeter(100);
  meter.add({ inputTokens: 50, outputTokens: 30, thoughtsTokens: 18 });
  expect([1, 2, 3].map((tokens) => meter.hasLessThan(tokens))).toEqual([false, false, true]);
});

test("a candidate that reads on and on leaves the others their share of the budget", async () => {
  const read = (Title: string) => ({ calls: [{ tool: "read-book", input: { Title } }], inputTokens: 1_000 });
  const reading = [...["Alice", "Looking Glass", "Moons", "Stars"].map(read), verdict, reply];
  const { outcome, model, agents } = await run(24_000, [...reading, verdict, reply, verdict, reply]);
  await expect(outcome).resolves.toMatchObject({ Benign: true });
  expect(agents.map(({ error }) => error)).toEqual(["", "", ""]);
  const hurried = model.requests.map(({ prompt }) => JSON.stringify(prompt).includes("This is your last chance"));
  expect(hurried).toEqual([false, false, false, false, true, true, false, false, false, false]);
});
