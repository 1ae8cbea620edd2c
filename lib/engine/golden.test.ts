import { APICallError, type LanguageModelV4Prompt } from "@ai-sdk/provider";
import { expect, test, vi } from "vitest";
import { z } from "zod";
import { fakeClock } from "@/lib/testing/fake-clock";
import { readableSpan } from "@/lib/testing/readable-span";
import { ScriptedModel, type ScriptedReply } from "@/lib/testing/scripted-model";
import { SpanLog } from "@/lib/testing/span-log";
import { defineAction } from "./action";
import { defineAgent } from "./agent";
import { BadCallError, FlowError } from "./errors";
import { defineFlow } from "./flow";
import { createMemoryContext } from "./memory-context";
import { runFlow } from "./run-flow";
import { defineTool } from "./tool";

/*
 * Golden trajectories: what a scripted model is asked and which spans come out, exactly, in testdata/*.json.
 * `npx vitest run --project unit lib/engine --update` writes them again.
 */

const openLibrary = defineAction({
  name: "open-library",
  inputs: z.object({ Library: z.string() }),
  outputs: z.object({ Shelf: z.string() }),
  notes: z.object({ Books: z.int() }),
  run: async (_, { Library }) => {
    if (Library === "closed") throw new FlowError("The library is closed: give another one.");
    if (Library === "burning") throw new TypeError("fire");
    return { outputs: { Shelf: `${Library}/shelf` }, notes: { Books: 2 } };
  },
});

const readBook = defineTool({
  name: "read-book",
  description: "Reads a book.",
  state: z.object({ Shelf: z.string() }),
  inputs: z.object({
    Title: z.string().describe("Title of the book."),
    Page: z.int().default(1).describe("Page to read."),
  }),
  outputs: z.object({ Text: z.string().describe("Text of the page.") }),
  run: async (_, { Title, Page }, { Shelf }) => {
    if (Title === "Necronomicon") throw new BadCallError("This book is not lent: choose another one.");
    if (Title === "Cursed") throw new RangeError("the pages are stuck");
    return { Text: Title === "Long" ? "x".repeat(300_000) : `page ${Page} of ${Title} from ${Shelf}` };
  },
});

const expert = defineAgent({
  name: "expert",
  instruction: "You answer questions from books.",
  prompt: "Answer this.\n\n{{Question}}\n",
  tools: [readBook],
  outputs: z.object({ Known: z.boolean().describe("Whether the books know.") }),
  replyAs: "Reply",
  maxIterations: 5,
});

const format = defineAction({
  name: "format",
  inputs: z.object({ Reply: z.string(), Known: z.boolean() }),
  outputs: z.object({ Explanation: z.string() }),
  run: async (_, { Reply, Known }) => ({ outputs: { Explanation: `${Reply} (${Known ? "known" : "unknown"})` } }),
});

const flow = defineFlow({
  name: "question",
  contract: {
    type: "question",
    question: "What do the books say?",
    inputs: z.object({ Question: z.string(), Library: z.string() }),
    outputs: z.object({ Known: z.boolean(), Explanation: z.string() }),
  },
  steps: [openLibrary, expert, format],
});

const args = { Question: "Who is `Alice`?", Library: "city", BugTitle: "unknown args are passed over" };
const known: ScriptedReply = { calls: [{ tool: "set-results", input: { Known: true } }] };
const bye: ScriptedReply = { text: "Alice is a girl." };
const read = (Title: string) => ({ tool: "read-book", input: { Title } });

const serverError = (statusCode: number, headers: Record<string, string>) =>
  new APICallError({
    message: "Something went wrong",
    url: "https://models.example/v1/chat?key=secret",
    requestBodyValues: {},
    statusCode,
    responseHeaders: headers,
  });

interface Case {
  readonly args?: Record<string, unknown>;
  readonly script: readonly (ScriptedReply | Error)[];
}

const cases: Record<string, Case> = {
  "parallel-calls": {
    script: [
      { thoughts: "Two books may help.", text: "I read.", calls: [read("Alice"), read("Looking Glass")] },
      known,
      { thoughts: "Done.", ...bye },
    ],
  },
  "wrong-calls": {
    script: [
      { calls: [read("Necronomicon"), read("Cursed"), { tool: "burn-book", input: { Title: "Alice" } }] },
      {
        calls: [
          { tool: "read-book", input: '{"Title": "Al' },
          { tool: "read-book", input: { Page: "one" } },
        ],
      },
      { calls: [{ tool: "set-results", input: { Known: "perhaps" } }] },
      known,
      bye,
    ],
  },
  "results-twice": {
    script: [
      { calls: [read("Alice"), ...(known.calls ?? [])] },
      { calls: [{ tool: "set-results", input: { Known: false } }] },
      bye,
    ],
  },
  "results-missing": { script: [bye, known, { text: " " }, bye] },
  "reply-cut-off": { script: [known, { ...bye, finishReason: "length" }, bye] },
  "reply-filtered": { script: [known, { finishReason: "content-filter" }] },
  "results-never": { script: [bye, bye, bye, bye] },
  "iteration-limit": { script: Array.from({ length: 5 }, () => ({ calls: [read("Alice")] })) },
  "provider-recovers": { script: [serverError(503, { "retry-after-ms": "1" }), known, bye] },
  "provider-fails": { script: [serverError(401, {})] },
  "action-fails": { args: { ...args, Library: "closed" }, script: [] },
  "args-missing": { args: { Library: "city" }, script: [] },
};

test.each(Object.entries(cases))("%s", async (name, { args: given = args, script }) => {
  const { model, log, outcome } = await run(script, given, new Map());
  const golden = { outcome, spans: log.spans.map(readableSpan), requests: newMessages(model) };
  await expect(`${JSON.stringify(golden, null, 2)}\n`).toMatchFileSnapshot(`testdata/${name}.json`);
});

test.each(Object.entries(cases))("a replay of %s gives the same spans and calls no model", async (_, theCase) => {
  const journal = new Map<string, string>();
  const first = await run(theCase.script, theCase.args ?? args, journal);
  const replay = await run([], theCase.args ?? args, journal);
  expect(replay.outcome).toEqual(first.outcome);
  expect(replay.log.spans).toEqual(first.log.spans);
  expect(replay.model.requests).toEqual([]);
});

test("a run that died between any two steps goes on from its journal to the same spans", async () => {
  const script = cases["parallel-calls"]?.script ?? [];
  const whole = new Map<string, string>();
  const first = await run(script, args, whole);
  for (let kept = 0; kept < whole.size; kept++) {
    const journal = new Map([...whole].slice(0, kept));
    const calls = [...journal.keys()].filter((step) => step.includes("/llm#")).length;
    const resumed = await run(script.slice(calls), args, journal);
    expect(resumed.outcome).toEqual(first.outcome);
    expect(resumed.log.spans.map(({ seq, name, step }) => ({ seq, name, step }))).toEqual(
      first.log.spans.map(({ seq, name, step }) => ({ seq, name, step })),
    );
  }
});

test("tools that are called together have reached their steps when the waiting for them begins", async () => {
  const model = new ScriptedModel([
    { calls: [read("Alice"), read("Looking Glass"), read("Necronomicon")] },
    known,
    bye,
  ]);
  const context = contextFor(model, new SpanLog(), new Map());
  const reached: string[] = [];
  const reachedBeforeWaiting: string[][] = [];
  const allSettled = vi.spyOn(Promise, "allSettled").mockImplementation((promises) => {
    reachedBeforeWaiting.push(reached.splice(0));
    return Promise.all(promises).then((values) => values.map((value) => ({ status: "fulfilled", value })));
  });
  await runFlow(flow, args, {
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

test("a result that is too long for the model is cut for it and whole in the span", async () => {
  const { model, log } = await run([{ calls: [read("Long")] }, known, bye], args, new Map());
  const shown = JSON.stringify(model.requests[1]?.prompt);
  expect(shown.length).toBeLessThan(270_000);
  expect(shown).toContain("[Cut: these are the first 262144 of 300011 characters.");
  expect(log.spans.find(({ type }) => type === "tool")?.results).toHaveLength(300_011);
});

test("an unexpected failure keeps its message and where it came from", async () => {
  const log = new SpanLog();
  const failed = runFlow(flow, { ...args, Library: "burning" }, contextFor(new ScriptedModel([]), log, new Map()));
  const error = await failed.catch((caught: unknown) => caught);
  expect(error).toBeInstanceOf(FlowError);
  expect(error).toMatchObject({ message: "fire", cause: expect.stringContaining("golden.test.ts") });
});

test("a cancelled run rejects with the reason and leaves its spans open", async () => {
  const controller = new AbortController();
  const log = new SpanLog();
  const model = new ScriptedModel([{ calls: [read("Alice"), read("Looking Glass")] }]);
  const context = createMemoryContext({
    model: "compatible:scripted",
    openModel: () => {
      controller.abort(new Error("cancelled by local"));
      return model;
    },
    workspace: { home: "/nowhere" },
    spans: log,
    signal: controller.signal,
  });
  await expect(runFlow(flow, args, context)).rejects.toThrow("cancelled by local");
  expect(log.spans.filter(({ finished }) => finished === null).map(({ type }) => type)).toEqual([
    "flow",
    "agent",
    "llm",
  ]);
});

function contextFor(model: ScriptedModel, spans: SpanLog, journal: Map<string, string>) {
  return createMemoryContext({
    model: "compatible:scripted",
    openModel: () => model,
    workspace: { home: "/nowhere" },
    spans,
    journal,
    now: fakeClock(),
  });
}

async function run(script: Case["script"], given: Record<string, unknown>, journal: Map<string, string>) {
  const model = new ScriptedModel(script);
  const log = new SpanLog();
  const outcome = await runFlow(flow, given, contextFor(model, log, journal)).then(
    (results) => ({ results }),
    (error: Error) => ({ error: `${error.name}: ${error.message}` }),
  );
  return { model, log, outcome };
}

/** Of each request, the messages that the one before did not have. */
function newMessages({ requests }: ScriptedModel): LanguageModelV4Prompt[] {
  return requests.map(({ prompt }, index) => {
    const before = requests[index - 1]?.prompt ?? [];
    expect(prompt.slice(0, before.length)).toEqual(before);
    return prompt.slice(before.length);
  });
}
