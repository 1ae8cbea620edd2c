import { APICallError } from "@ai-sdk/provider";
import { expect, test } from "vitest";
import { ModelSettingError } from "@/lib/llm/model-id";
import { askingFlow } from "@/lib/testing/asking-flow";
import { fakeClock } from "@/lib/testing/fake-clock";
import { temporaryFolder } from "@/lib/testing/git-repository";
import { ScriptedModel, type ScriptedReply } from "@/lib/testing/scripted-model";
import { SpanLog } from "@/lib/testing/span-log";
import { createMemoryContext, type MemoryContextOptions } from "./memory-context";
import { runFlow } from "./run-flow";

/* Which of a category's models answers, and what is done when none can. */

const failed = (statusCode: number, message: string, responseHeaders: Record<string, string> = {}) =>
  new APICallError({ message, url: "https://models.example/v1", requestBodyValues: {}, statusCode, responseHeaders });
const unknown = failed(404, "No such model.");
const usedUp = (wait: string) => failed(429, `Limit reached on requests per day. Please try again in ${wait}.`);
const unpaid = failed(400, "Your credit balance is too low.");
const badRequest = failed(400, "temperature is not a word.");
const tooLong = failed(400, "prompt is too long: 9 tokens > 8 maximum");

const look = { calls: [{ tool: "look-up", input: { Word: "race" } }] };
const decide = { calls: [{ tool: "set-results", input: { Benign: true } }] };
const reply = { text: "It is benign." };

type Scripts = Readonly<Record<string, readonly (ScriptedReply | Error)[]>>;

/** Runs the flow with the category `best` that is the models of `scripts`, in their order; one without a script cannot be opened. */
async function run(scripts: Scripts, options: Partial<MemoryContextOptions> = {}) {
  const models = new Map(Object.entries(scripts).map(([id, script]) => [id, new ScriptedModel(script)]));
  const spans = new SpanLog();
  const context = createMemoryContext({
    model: "best",
    modelsFor: (id) => (id === "best" ? [...models.keys()] : [id]),
    openModel: (id) => {
      const model = models.get(id);
      if (model === undefined || scripts[id]?.length === 0) throw new ModelSettingError(`${id} needs a key: set one.`);
      return model;
    },
    workspace: { home: "" },
    spans,
    now: fakeClock(),
    sleep: async () => undefined,
    ...options,
  });
  const args = { Log: `${temporaryFolder()}/log`, Question: "Benign?" };
  const outcome = await runFlow(askingFlow, args, context).catch((error: Error) => error);
  const asked = Object.fromEntries([...models].map(([id, { requests }]) => [id, requests.length]));
  return { outcome, asked, spans: spans.spans, calls: spans.spans.filter(({ type }) => type === "llm") };
}

test("models are tried in order until one answers, and the spans say which did and what the others had", async () => {
  const { outcome, asked, spans, calls } = await run({
    "google:closed": [],
    "openai:gone": [unknown],
    "anthropic:tired": [usedUp("3h")],
    "openai:poor": [unpaid],
    "compatible:down": Array(7).fill(failed(503, "Down.")),
    "google:good": [look, decide, reply],
    "google:unused": [look],
  });
  expect(outcome).toEqual({ Benign: true, Explanation: "It is benign." });
  expect(asked).toEqual({
    "google:closed": 0,
    "openai:gone": 1,
    "anthropic:tired": 1,
    "openai:poor": 1,
    "compatible:down": 7,
    "google:good": 3,
    "google:unused": 0,
  });
  expect(calls.map(({ model }) => model)).toEqual(["google:good", "google:good", "google:good"]);
  expect(spans.find(({ type }) => type === "agent")?.model).toBe("google:good");
  const [first, ...others] = calls.map(({ call }) => call?.incidents ?? []);
  expect(first?.map(({ model }) => model)).toEqual([
    "google:closed",
    "openai:gone",
    "anthropic:tired",
    "openai:poor",
    ...Array(7).fill("compatible:down"),
  ]);
  expect(others).toEqual([[], []]);
});

test("a talk stays with the model that began it: no other can read its thoughts", async () => {
  const { outcome, asked, calls } = await run({ "google:first": [look, unknown], "openai:second": [decide, reply] });
  expect(outcome).toMatchObject({ name: "ProviderError", message: expect.stringContaining("No such model.") });
  expect(asked).toEqual({ "google:first": 2, "openai:second": 0 });
  expect(calls.map(({ error }) => error !== "")).toEqual([false, true]);
});

test.each([
  ["a bad request", badRequest],
  ["a refused content", failed(400, "content_policy_violation")],
])("%s is no reason to ask another model", async (_, error) => {
  const { outcome, asked } = await run({ "google:first": [error], "openai:second": [look] });
  expect(outcome).toMatchObject({ name: "ProviderError" });
  expect(asked).toEqual({ "google:first": 1, "openai:second": 0 });
});

test("when every quota is used up, the run waits for the one that comes back first, and asks all again", async () => {
  const waits: { time: string; reason: string }[] = [];
  const { outcome, asked, calls, spans } = await run(
    { "google:a": [usedUp("30h")], "openai:b": [usedUp("2h"), look, decide, reply] },
    { waitUntil: async (time, reason) => waits.push({ time: time.toISOString(), reason }) > 0 },
  );
  expect(waits).toHaveLength(1);
  expect(waits[0]).toMatchObject({
    time: expect.stringMatching(/^2026-01-15T01:/),
    reason: expect.stringContaining("openai:b"),
  });
  // The script of google:a has ended: that is an error of ours, no provider's.
  expect(outcome).toMatchObject({ message: expect.stringContaining("The script has ended") });
  expect(asked).toEqual({ "google:a": 2, "openai:b": 1 });
  expect(calls).toHaveLength(1);
  expect(spans.filter(({ repeated }) => repeated)).toEqual([]);
});

test("a quota that comes back keeps what went before, and a span keeps its start", async () => {
  const journal = new Map<string, string>();
  const { outcome, calls } = await run(
    { "google:a": [look, usedUp("30h"), usedUp("5h"), decide, reply] },
    { waitUntil: async () => true, journal },
  );
  expect(outcome).toEqual({ Benign: true, Explanation: "It is benign." });
  expect(calls.map(({ call }) => call?.incidents.length)).toEqual([0, 2, 0]);
  expect([...journal.keys()].filter((name) => name.includes("llm#2"))).toEqual([
    "expert/llm#2",
    "expert/llm#2.2",
    "expert/llm#2.3",
  ]);
  const { started } = JSON.parse(journal.get("expert/llm#2") ?? "{}");
  expect(calls[1]?.started).toBe(started);
});

test("a quota that never comes back is given up after seven waits", async () => {
  let waits = 0;
  const { outcome, asked } = await run(
    { "google:a": Array(9).fill(usedUp("1h")) },
    { waitUntil: async () => ++waits > 0 },
  );
  expect(outcome).toMatchObject({ name: "ProviderError", message: expect.stringContaining("quota is used up") });
  expect([waits, asked["google:a"]]).toEqual([7, 8]);
});

test("an account without money is not waited for", async () => {
  const { outcome } = await run({ "google:a": [unpaid] }, { waitUntil: () => Promise.reject(new Error("It waited.")) });
  expect(outcome).toMatchObject({ name: "ProviderError", message: expect.stringContaining("top it up") });
});

test("a run in memory does not wait for a day: it says when to come back", async () => {
  const { outcome, calls } = await run({ "google:a": [usedUp("30h")] });
  const message = expect.stringMatching(/The quota is used up until 2026-01-1\d \d\d:\d\d UTC: wait/);
  expect(outcome).toMatchObject({ name: "ProviderError", message });
  expect(calls).toMatchObject([{ error: message, finished: expect.any(String) }]);
});

test("a model that cannot be opened, and no other, says what to set", async () => {
  const { outcome } = await run({ "google:closed": [] });
  expect(outcome).toMatchObject({ name: "FlowError", message: "google:closed needs a key: set one." });
});

test("what is too long for the model is told as such", async () => {
  const { calls } = await run({ "google:a": [tooLong, tooLong, tooLong, tooLong] });
  expect(calls[0]).toMatchObject({ error: expect.stringContaining("too long for this model") });
});
