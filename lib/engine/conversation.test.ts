import { expect, test, vi } from "vitest";
import { bye, known, questionArgs, questionFlow, read } from "@/lib/testing/question-flow";
import { questionContext, refusal, runQuestion } from "@/lib/testing/question-run";
import { ScriptedModel, type ScriptedReply } from "@/lib/testing/scripted-model";
import { SpanLog } from "@/lib/testing/span-log";
import { FlowError } from "./errors";
import { runFlow } from "./run-flow";

/* What golden trajectories would be too long for, or do not show. */

const reading = (...titles: string[]): ScriptedReply => ({ calls: titles.map(read) });
/** Of a server that counts no tokens. */
const uncounted = (reply: ScriptedReply): ScriptedReply => ({ ...reply, inputTokens: 0 });

/** JSON of what the model was asked at its call number `index`, from 0. */
function asked(model: ScriptedModel, index: number): string {
  return JSON.stringify(model.requests[index]?.prompt ?? null);
}

test("a result that is too long for the model is cut for it, which says what is missing, and whole in the span", async () => {
  const { model, log } = await runQuestion({ script: [reading("Long"), known, bye] });
  const results = log.spans.find(({ type }) => type === "tool")?.results ?? "";
  expect(Buffer.byteLength(results)).toBe(300_011);
  expect(Buffer.byteLength(asked(model, 1))).toBeLessThan(140_000);
  expect(asked(model, 1)).toContain(
    "[Cut: these are the first 131072 of 300011 bytes, the other 168939 are missing. Ask for less.]",
  );
  expect(asked(model, 1)).not.toContain("\ufffd");
});

test("a result that is too long to be kept fails, and the model is told its size", async () => {
  const { model, log } = await runQuestion({ script: [reading("Endless"), known, bye] });
  const tool = log.spans.find(({ type }) => type === "tool");
  expect(tool).toMatchObject({ results: "", error: expect.stringContaining("5000011 bytes, more than the 4194304") });
  expect(asked(model, 1)).toContain("5000011 bytes");
});

test("arguments of 2 MB are refused, recorded whole, and not repeated to the provider", async () => {
  const title = "x".repeat(2_000_000);
  const { model, log, outcome } = await runQuestion({ script: [reading(title, "Alice"), known, bye] });
  const [tool] = log.spans.filter(({ type }) => type === "tool");
  expect(tool?.args).toHaveLength(2_000_012);
  expect(tool?.error).toBe(
    "The arguments of read-book have 2000012 bytes, more than the 65536 that are taken: give shorter ones.",
  );
  expect(asked(model, 1).length).toBeLessThan(5_000);
  expect(outcome).toMatchObject({ results: { Known: true } });
});

test("a talk with a server that counts no tokens is compressed by its bytes", async () => {
  const pages = [1, 2, 3].map((Page) => uncounted({ calls: [{ tool: "read-book", input: { Title: "Long", Page } }] }));
  const script = [...pages, { text: "All are long." }, known, bye];
  const { model, log, outcome } = await runQuestion({ script });
  expect(log.spans.filter(({ name }) => name === "compression")).toHaveLength(1);
  expect(Buffer.byteLength(asked(model, 3))).toBeGreaterThan(300_000);
  expect(Buffer.byteLength(asked(model, 4))).toBeLessThan(5_000);
  expect(outcome).toMatchObject({ results: { Known: true } });
});

test("a prompt that seems too long by itself is asked all the same", async () => {
  const args = { ...questionArgs, Question: "why? ".repeat(100_000) };
  const { model, log, outcome } = await runQuestion({ args, script: [known, bye] });
  expect(model.requests[0]?.tools).toHaveLength(2);
  expect(log.spans.filter(({ name }) => name === "compression")).toEqual([]);
  expect(outcome).toMatchObject({ results: { Known: true } });
});

test("a talk is compressed at 200,000 tokens, however much the model takes", async () => {
  const script = [{ ...reading("a"), inputTokens: 210_000 }, { text: "a was read." }, known, bye];
  const model = new ScriptedModel(script);
  const spans = new SpanLog();
  await runFlow(questionFlow(), questionArgs, questionContext(model, { model: "google:gemini-3-pro-preview", spans }));
  expect(spans.spans.filter(({ name }) => name === "compression")).toHaveLength(1);
});

test("what a provider refused as too long is cut to half for the summary, and further when that is refused", async () => {
  const script = [reading("Long", "a"), refusal(413), refusal(413), { text: "It is long." }, known, bye];
  const { model } = await runQuestion({ script });
  const sizes = model.requests.map(({ prompt }) => Buffer.byteLength(JSON.stringify(prompt)));
  const [, whole = 0, half = 0, quarter = 0, compressed = 0] = sizes;
  expect(whole).toBeGreaterThan(130_000);
  expect(half).toBeLessThan(whole / 2 + 3_000);
  expect(quarter).toBeLessThan(half / 2 + 3_000);
  expect(compressed).toBeLessThan(3_000);
  expect(asked(model, 2)).toContain("[Cut to shorten the talk.]");
});

test("tools that are called together have reached their steps when the waiting for them begins", async () => {
  const model = new ScriptedModel([reading("Alice", "Looking Glass", "Necronomicon"), known, bye]);
  const context = questionContext(model, { spans: new SpanLog() });
  const reached: string[] = [];
  const reachedBeforeWaiting: string[][] = [];
  const allSettled = vi.spyOn(Promise, "allSettled").mockImplementation((promises) => {
    reachedBeforeWaiting.push(reached.splice(0));
    return Promise.all(promises).then((values) => values.map((value) => ({ status: "fulfilled", value })));
  });
  await runFlow(questionFlow(), questionArgs, {
    ...context,
    step(name, body) {
      if (name.includes("/tool#")) reached.push(name);
      return context.step(name, body);
    },
  });
  allSettled.mockRestore();
  expect(reachedBeforeWaiting).toEqual([
    ["expert/tool#1-read-book", "expert/tool#2-read-book", "expert/tool#3-read-book"],
    ["expert/tool#4-set-results"],
  ]);
});

test("a call of 50 tools executes ten", async () => {
  const titles = Array.from({ length: 50 }, (_, index) => `book ${index}`);
  const { model, log } = await runQuestion({ script: [reading(...titles), known, bye] });
  expect(log.spans.filter(({ name }) => name === "read-book")).toHaveLength(10);
  expect(asked(model, 1).match(/Not executed/g)).toHaveLength(40);
});

test("an unexpected failure keeps its message and where it came from", async () => {
  const context = questionContext(new ScriptedModel([]), { spans: new SpanLog() });
  const failed = runFlow(questionFlow(), { ...questionArgs, Library: "burning" }, context);
  const error = await failed.catch((caught: unknown) => caught);
  expect(error).toBeInstanceOf(FlowError);
  expect(error).toMatchObject({ message: "fire", cause: expect.stringContaining("question-flow.ts") });
});

test("a cancelled run rejects with the reason and leaves its spans open", async () => {
  const controller = new AbortController();
  const log = new SpanLog();
  const model = new ScriptedModel([reading("Alice", "Looking Glass")]);
  const context = questionContext(model, {
    spans: log,
    signal: controller.signal,
    openModel: () => {
      controller.abort(new Error("cancelled by local"));
      return model;
    },
  });
  await expect(runFlow(questionFlow(), questionArgs, context)).rejects.toThrow("cancelled by local");
  expect(log.spans.filter(({ finished }) => finished === null).map(({ type }) => type)).toEqual([
    "flow",
    "agent",
    "llm",
  ]);
});
