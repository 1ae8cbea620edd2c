import { setTimeout as sleep } from "node:timers/promises";
import { expect, test } from "vitest";
import type { Span } from "@/lib/contract/span";
import { newJob, noQueue } from "@/lib/testing/new-job";
import { toolSpan } from "@/lib/testing/span-rows";
import { provideTestDatabase } from "@/lib/testing/test-database";
import { EVERY_JOB, subscribeChanges } from "./changes";
import { frameSources, storeFrameSources } from "./frame-sources";
import { abortJob, createJob, findJob, jobPulse } from "./jobs";
import { spansShowing } from "./shown-lines";
import { changedSpans, countSpans, spanColumns } from "./span-columns";
import { findSpan, listSpans, recordSpanEnd, recordSpanProgress, recordSpanStart } from "./spans";

const database = provideTestDatabase();
const odd = "\0 \ud800 \u0010 9007199254740993 ✓";
const whole: Span = toolSpan(2, {
  type: "llm",
  started: "0001-01-01T00:00:05.000000001Z",
  finished: "2026-01-14T23:02:01.5Z",
  args: '{"Big": 9007199254740993, "Nul": "\\u0000"}',
  results: '{ "kept" : 1.50 }',
  error: odd,
  instruction: `instruction ${odd}`,
  prompt: `prompt ${odd}`,
  reply: `reply ${odd}`,
  thoughts: `thoughts ${odd}`,
  inputTokens: 5,
  outputTokens: 6,
  thoughtsTokens: 7,
  model: "rules",
  call: {
    messages: `[{"role":"assistant","content":"\\u0000"}]`,
    toolCalls: ["grepper", "read-file"],
    tools: '[{"name":"grepper"}]',
    cachedTokens: 3,
    finishReason: "tool-calls",
    retries: 2,
    incidents: [{ at: "2026-01-14T23:02:00.000Z", model: "rules", what: `answered 503 ${odd}` }],
  },
});

test("a span comes back as it was given", async () => {
  const id = await createJob(newJob(), noQueue);
  await recordSpanStart(id, { ...whole, finished: null, call: null, error: "", reply: "", results: "" });
  expect(await findSpan(id, 2)).toMatchObject({ finished: null, call: null, prompt: whole.prompt });
  await recordSpanEnd(id, whole);
  expect(await findSpan(id, 2)).toEqual(whole);
  expect(await listSpans(id)).toEqual([whole]);
  expect(await spanColumns(id, { afterSeq: -1, limit: 9 })).toMatchObject({
    seq: [2],
    started: [Date.parse("0001-01-01T00:00:05Z")],
    finished: [Date.parse("2026-01-14T23:02:01.5Z")],
    failed: [true],
    toolCalls: [["grepper", "read-file"]],
    summary: [odd],
  });
  expect(await findSpan(id, 3)).toBeNull();
  expect(await findSpan(id, 2 ** 40)).toBeNull();
});

test("texts that spans share are stored once", async () => {
  const count = async () => (await database.query<{ n: number }>("select count(*)::int as n from texts"))[0]?.n ?? 0;
  const id = await createJob(newJob(), noQueue);
  const before = await count();
  for (const seq of [0, 1, 2]) await recordSpanEnd(id, toolSpan(seq, { instruction: "the same for all of them" }));
  expect((await count()) - before).toBe(1);
});

test("a replay changes nothing: a start repeated, an end repeated, a start after the end", async () => {
  const id = await createJob(newJob(), noQueue);
  const span = toolSpan(0);
  await recordSpanStart(id, { ...span, finished: null, results: "" });
  await recordSpanStart(id, { ...span, finished: null, results: "", name: "other" });
  await recordSpanEnd(id, span);
  const change = (await findJob(id))?.change;
  expect(change).toBe(3); // created, started, ended
  await recordSpanEnd(id, { ...span, results: '{"other":1}' });
  await recordSpanStart(id, { ...span, finished: null });
  expect(await listSpans(id)).toEqual([span]);
  expect((await findJob(id))?.change).toBe(change);
});

test("a step that was interrupted and done again is marked, a start that is only stored again is not", async () => {
  const id = await createJob(newJob(), noQueue);
  const span = toolSpan(1);
  await recordSpanStart(id, { ...span, finished: null });
  await recordSpanStart(id, { ...span, finished: null });
  expect(await findSpan(id, 1)).toMatchObject({ repeated: false });
  const afterChange = await changeOf(id);
  const again = { ...span, started: "2026-01-14T23:02:00.5Z" };
  await recordSpanStart(id, { ...again, finished: null });
  expect(await changedColumns(id, afterChange)).toMatchObject({ seq: [1], finished: [null], repeated: [true] });
  await recordSpanEnd(id, again);
  expect(await findSpan(id, 1)).toEqual({ ...again, repeated: true });
});

test("a span that runs shows how far it is, until its end", async () => {
  const id = await createJob(newJob(), noQueue);
  const span = toolSpan(1, { type: "action", results: '{"State":"ready","FilesTotal":8,"FilesDone":8}' });
  const running = { ...span, finished: null, results: "" };
  const half = { ...running, results: '{"State":"building","FilesTotal":8,"FilesDone":4}' };
  await recordSpanProgress(id, half);
  expect(await listSpans(id)).toEqual([]);
  await recordSpanStart(id, running);
  const afterChange = await changeOf(id);
  await recordSpanProgress(id, half);
  expect(await findSpan(id, 1)).toEqual(half);
  expect(await changedColumns(id, afterChange)).toMatchObject({ seq: [1], summary: ["building: 4 of 8 files"] });
  await recordSpanEnd(id, span);
  const ended = await changeOf(id);
  await recordSpanProgress(id, half);
  expect(await findSpan(id, 1)).toEqual(span);
  expect(await changeOf(id)).toBe(ended);
});

test("an end whose start was never stored is a whole span", async () => {
  const id = await createJob(newJob(), noQueue);
  await recordSpanEnd(id, toolSpan(4));
  expect(await listSpans(id)).toEqual([toolSpan(4)]);
});

test("the earliest span that showed a line is found; calls that failed showed nothing", async () => {
  const id = await createJob(newJob(), noQueue);
  const file = (path: string, contents: string) => ({
    args: JSON.stringify({ File: path }),
    results: JSON.stringify({ Contents: contents }),
  });
  await recordSpanEnd(id, toolSpan(3, { ...file("net/a.c", "1: x\n2: y\n3: z"), error: "boom" }));
  await recordSpanEnd(id, toolSpan(4, file("net/a.c", "2: y\n3: z")));
  await recordSpanEnd(id, toolSpan(5, file("net/a.c", "1: x\n2: y")));
  await recordSpanEnd(id, toolSpan(6, file("a\0b", "7: x")));
  const places = [
    { path: "net/a.c", line: 2 },
    { path: "net/a.c", line: 1 },
    { path: "net/b.c", line: 1 },
    { path: "net/a.c", line: 2 ** 40 },
    { path: "a\0b", line: 7 },
  ];
  expect(await spansShowing(id, places)).toEqual([4, 5, null, null, 6]);
  expect(await spansShowing(id, [])).toEqual([]);
  expect(await spansShowing("nonsense", places.slice(0, 1))).toEqual([null]);
});

test("a path that no index takes is not kept, and the span is", async () => {
  const id = await createJob(newJob(), noQueue);
  const path = Array.from({ length: 1000 }, (_, index) => String.fromCodePoint(0x4e00 + 7 * index)).join("");
  await recordSpanEnd(id, toolSpan(1, { results: JSON.stringify({ SourceFile: path, SourceCode: "1: int a;" }) }));
  expect(await spansShowing(id, [{ path, line: 1 }])).toEqual([null]);
  expect(await countSpans(id)).toBe(1);
});

test("the first agent fixes the version of the prompt", async () => {
  const id = await createJob(newJob(), noQueue);
  const agent = { type: "agent", finished: null } as const;
  await recordSpanStart(id, toolSpan(1, { ...agent, instruction: "" }));
  expect((await findJob(id))?.promptVersion).toBe("");
  await recordSpanStart(id, toolSpan(2, { ...agent, instruction: "one" }));
  const first = (await findJob(id))?.promptVersion;
  await recordSpanStart(id, toolSpan(3, { ...agent, instruction: "two" }));
  expect(first).toMatch(/^[0-9a-f]{8}$/);
  expect((await findJob(id))?.promptVersion).toBe(first);
});

test("spans that are open when their job ends are interrupted then, and nothing late changes them", async () => {
  const id = await createJob(newJob(), noQueue);
  const done = toolSpan(2);
  const ahead = new Date(Date.now() + 3_600_000).toISOString().replace(/\.\d+Z/, "Z");
  await recordSpanStart(id, toolSpan(0, { type: "flow", parent: null, finished: null }));
  await recordSpanStart(id, toolSpan(1, { started: ahead, finished: null }));
  await recordSpanEnd(id, done);
  const afterChange = await changeOf(id);
  await abortJob(id, "tester", "");
  const job = await findJob(id);

  expect(await changedColumns(id, afterChange)).toMatchObject({
    seq: [0, 1],
    finished: [Date.parse(job?.finished ?? ""), Date.parse(ahead)],
    failed: [true, true],
    summary: ["interrupted: the job ended", "interrupted: the job ended"],
  });
  const spans = await listSpans(id);
  expect(spans.map(({ error }) => error)).toEqual(["interrupted: the job ended", "interrupted: the job ended", ""]);
  expect(spans[2]).toEqual(done);

  await recordSpanEnd(id, toolSpan(0, { type: "flow", parent: null }));
  await recordSpanStart(id, toolSpan(3, { finished: null }));
  await recordSpanEnd(id, toolSpan(4));
  expect(await listSpans(id)).toEqual(spans);
  expect((await findJob(id))?.change).toBe(job?.change);
});

test("readers get what changed since their number, also spans written at once", async () => {
  const id = await createJob(newJob(), noQueue);
  const seqsAfter = async (afterChange: number) => (await changedColumns(id, afterChange)).seq;
  await recordSpanStart(id, toolSpan(0, { type: "flow", parent: null, finished: null }));
  expect(await seqsAfter(0)).toEqual([0]);
  const first = await changeOf(id);
  await Promise.all([1, 2, 3, 4, 5].map((seq) => recordSpanStart(id, toolSpan(seq, { finished: null }))));
  expect(await seqsAfter(first)).toEqual([1, 2, 3, 4, 5]);
  expect(await changeOf(id)).toBe(first + 5);
  await recordSpanEnd(id, toolSpan(0, { type: "flow", parent: null }));
  expect(await seqsAfter(first + 5)).toEqual([0]);
  expect(await seqsAfter(await changeOf(id))).toEqual([]);
  expect((await changedColumns("nonsense", 0)).seq).toEqual([]);
});

test("a trajectory is read part by part", async () => {
  const id = await createJob(newJob(), noQueue);
  for (const seq of [0, 1, 2, 5, 9]) await recordSpanEnd(id, toolSpan(seq));
  expect(await countSpans(id)).toBe(5);
  expect((await spanColumns(id, { afterSeq: -1, limit: 2 })).seq).toEqual([0, 1]);
  expect((await spanColumns(id, { afterSeq: 2, limit: 2 })).seq).toEqual([5, 9]);
  expect((await spanColumns(id, { afterSeq: 2 ** 40, limit: 2 })).seq).toEqual([]);
  expect(await countSpans("nonsense")).toBe(0);
});

test("what changed is read part by part too, and what changed together stays together", async () => {
  const id = await createJob(newJob(), noQueue);
  for (const seq of [0, 1, 2, 3]) await recordSpanStart(id, toolSpan(seq, { finished: null }));
  const first = await changedSpans(id, 0, 2);
  expect(JSON.parse(first.json).seq).toEqual([0, 1]);
  const next = await changedSpans(id, first.upTo ?? 0, 9);
  expect([JSON.parse(next.json).seq, next.upTo]).toEqual([[2, 3], null]);
  await abortJob(id, "tester", "");
  const together = await changedSpans(id, (await changeOf(id)) - 1, 2);
  expect(JSON.parse(together.json).seq).toEqual([0, 1, 2, 3]);
});

async function changedColumns(id: string, afterChange: number) {
  const { json } = await changedSpans(id, afterChange, 1000);
  return JSON.parse(json) as Awaited<ReturnType<typeof spanColumns>>;
}

async function changeOf(id: string): Promise<number> {
  return (await jobPulse(id))?.change ?? 0;
}

test("every commit is heard by its number, a lost connection as a change of everything", async () => {
  const heard: [string, number][] = [];
  const unsubscribe = subscribeChanges((jobId, change) => heard.push([jobId, change]));
  await heardBy(heard, [EVERY_JOB, 0]);
  const id = await createJob(newJob(), noQueue);
  await recordSpanStart(id, toolSpan(0, { finished: null }));
  await recordSpanEnd(id, toolSpan(0));
  await heardBy(heard, [id, 3]);
  expect(heard).toEqual([
    [EVERY_JOB, 0],
    [id, 1],
    [id, 2],
    [id, 3],
  ]);
  await database.query(
    "select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'assay listen' and datname = current_database()",
  );
  heard.length = 0;
  await heardBy(heard, [EVERY_JOB, 0]);
  await recordSpanEnd(id, toolSpan(1));
  await heardBy(heard, [id, 4]);
  unsubscribe();
});

async function heardBy(heard: readonly [string, number][], wanted: [string, number]): Promise<void> {
  for (const end = Date.now() + 5_000; Date.now() < end; await sleep(10)) {
    if (heard.some(([jobId, change]) => jobId === wanted[0] && change === wanted[1])) return;
  }
  throw new Error(`${wanted.join(" ")} was not heard, only ${JSON.stringify(heard)}.`);
}

test("source lines are kept once for each place", async () => {
  const id = await createJob(newJob(), noQueue);
  const source = { path: "net/smc/af_smc.c", line: 30, firstLine: 20, text: `int x;\n${odd}` };
  await storeFrameSources(id, [source, { ...source, path: "a.c" }]);
  await storeFrameSources(id, [{ ...source, text: "other" }]);
  expect(await frameSources(id)).toEqual([{ ...source, path: "a.c" }, source]);
});
