import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { APICallError } from "@ai-sdk/provider";
import { afterAll, beforeAll, expect, test } from "vitest";
import { isEnded } from "@/lib/contract/job";
import { abortJob, createJob, findJob } from "@/lib/db/jobs";
import { listSpans } from "@/lib/db/spans";
import { ModelSettingError } from "@/lib/llm/model-id";
import { cancelRun } from "@/lib/queue/cancel";
import { enqueueRun } from "@/lib/queue/enqueue";
import { findRuns } from "@/lib/queue/live-runs";
import { askingFlow } from "@/lib/testing/asking-flow";
import { awaitJob } from "@/lib/testing/await-job";
import { newJob } from "@/lib/testing/new-job";
import { ScriptedModel } from "@/lib/testing/scripted-model";
import { provideTestDatabase } from "@/lib/testing/test-database";
import { workerParts } from "@/lib/testing/worker-parts";
import { explainWaiting, reconcile, wakeWaiting } from "./reconcile";
import { startWorkerOf, type Worker, type WorkerParts } from "./worker";

/* A day's quota that is used up in the middle of a run, on a real queue: the run is put aside and goes on at another worker. */

const database = provideTestDatabase();
let folder: string;
let worker: Worker | null = null;

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), "assay-quota-"));
});
afterAll(async () => {
  await worker?.stop();
  await rm(folder, { recursive: true, force: true });
});

const usedUp = (wait: string) =>
  new APICallError({
    message: `Rate limit reached on requests per day (RPD): Limit 200, Used 200. Please try again in ${wait}.`,
    url: "https://models.example/v1/chat",
    requestBodyValues: {},
    statusCode: 429,
  });
const look = { calls: [{ tool: "look-up", input: { Word: "race" } }] };
const decide = { calls: [{ tool: "set-results", input: { Benign: true } }] };

function start(agentName: string, model: ScriptedModel, given: Partial<WorkerParts> = {}) {
  return startWorkerOf(workerParts({ agentName, flows: [askingFlow], openModel: () => model, ...given }));
}

async function submit(log: string, model = "rules"): Promise<string> {
  const args = JSON.stringify({ Log: log, Question: "Benign?" });
  return createJob(newJob({ workflow: askingFlow.name, type: askingFlow.name, args, model }), enqueueRun);
}

test("a job waits for a quota and goes on at another worker, and nothing that was answered is asked again", async () => {
  const log = path.join(folder, "waits.log");
  const before = new ScriptedModel([look, usedUp("8s")]);
  worker = await start("first", before);
  const id = await submit(log);
  const waiting = await awaitJob(id, ({ waitUntil }) => waitUntil !== null);
  expect(waiting).toMatchObject({ state: "pending", waitReason: expect.stringContaining("requests per day (RPD)") });
  const wait = Date.parse(waiting.waitUntil ?? "") - Date.now();
  expect(wait).toBeLessThanOrEqual(8_000);
  await expect.poll(() => findRuns([id])).toMatchObject([{ state: "cancelled" }]);
  for (const duty of [reconcile, explainWaiting, wakeWaiting]) await duty();
  expect(await findJob(id)).toMatchObject({ state: "pending", waitReason: waiting.waitReason });
  await worker.stop();

  const after = new ScriptedModel([decide, { text: "It is benign." }]);
  worker = await start("second", after);
  const job = await awaitJob(id, ({ state }) => isEnded(state), 40_000);
  expect(job).toMatchObject({ state: "finished", error: "", waitUntil: null, waitReason: "", agentName: "second" });
  expect(Date.parse(job.finished ?? "")).toBeGreaterThanOrEqual(Date.parse(waiting.waitUntil ?? ""));
  expect([before.requests.length, after.requests.length]).toEqual([2, 2]);
  expect(await readFile(log, "utf8")).toBe("race\n");

  const spans = await listSpans(id);
  expect(spans.map(({ type, name, repeated, error }) => [type, name, repeated, error])).toEqual([
    ["flow", askingFlow.name, false, ""],
    ["agent", "expert", false, ""],
    ["llm", "expert", false, ""],
    ["tool", "look-up", false, ""],
    ["llm", "expert", false, ""],
    ["tool", "set-results", false, ""],
    ["llm", "expert", false, ""],
    ["action", "format", false, ""],
  ]);
  const asked = spans[4];
  expect(asked?.call?.incidents).toMatchObject([{ model: "rules", what: expect.stringContaining("requests per day") }]);
  expect(Date.parse(asked?.started ?? "")).toBeLessThan(Date.parse(waiting.waitUntil ?? ""));
  expect(Date.parse(asked?.finished ?? "")).toBeGreaterThanOrEqual(Date.parse(waiting.waitUntil ?? ""));
  await worker.stop();
});

test("a job of a category becomes that of the model that answers, and goes on where that one is offered", async () => {
  const openFirst = (id: string) => {
    if (id === "google:a") throw new ModelSettingError("google:a needs a key: set it.");
    return before;
  };
  const before = new ScriptedModel([look, usedUp("3s")]);
  const offers = { models: ["best"], modelsFor: (id: string) => (id === "best" ? ["google:a", "openai:b"] : [id]) };
  worker = await start("first", before, { ...offers, openModel: openFirst });
  const id = await submit(path.join(folder, "best.log"), "best");
  const waiting = await awaitJob(id, ({ waitUntil }) => waitUntil !== null);
  expect(waiting).toMatchObject({ state: "pending", model: "openai:b" });
  await worker.stop();

  const after = new ScriptedModel([decide, { text: "It is benign." }]);
  worker = await start("second", after, { models: ["openai:other"] });
  const job = await awaitJob(id, ({ state }) => isEnded(state), 40_000);
  expect(job).toMatchObject({ state: "finished", model: "openai:b", agentName: "second" });
  const spans = await listSpans(id);
  expect(spans.flatMap(({ type, model }) => (type === "llm" || type === "agent" ? [model] : []))).toEqual(
    Array(4).fill("openai:b"),
  );
  await worker.stop();
});

test("a job that waits can be cancelled, and stays so when its time has come", async () => {
  worker = await start("first", new ScriptedModel([usedUp("10h")]));
  const id = await submit(path.join(folder, "cancelled.log"));
  await awaitJob(id, ({ waitUntil }) => waitUntil !== null);
  expect(await abortJob(id, "linus", "")).toBe(true);
  await cancelRun(id);
  await database.query("update jobs set wait_until = now() where id = $1", [id]);
  await wakeWaiting();
  expect(await findJob(id)).toMatchObject({ state: "aborted" });
  expect(await findRuns([id])).toMatchObject([{ state: "cancelled" }]);
  await worker.stop();
});

test("a worker that died between row and queue leaves a job that waits again", async () => {
  const model = new ScriptedModel([usedUp("10h")]);
  worker = await start("first", model);
  const id = await submit(path.join(folder, "crash.log"));
  await awaitJob(id, ({ waitUntil }) => waitUntil !== null);
  await expect.poll(() => findRuns([id])).toMatchObject([{ state: "cancelled" }]);
  // As after such a crash: the run is queued again before its time.
  await database.query(
    "update dbos.workflow_status set status = 'ENQUEUED', queue_name = 'runs:rules' where workflow_uuid = $1",
    [id],
  );
  await expect.poll(async () => (await findRuns([id]))[0]?.state, { timeout: 10_000 }).not.toBe("waiting");
  await expect.poll(() => findRuns([id]), { timeout: 10_000 }).toMatchObject([{ state: "cancelled" }]);
  expect(await findJob(id)).toMatchObject({ state: "pending", waitReason: expect.stringContaining("per day") });
  expect(model.requests).toHaveLength(1);
});

test("a run that somebody has woken already is left alone", async () => {
  const id = await submit(path.join(folder, "woken.log"), "compatible:nobody");
  await database.query("update jobs set wait_until = now() - interval '1 minute' where id = $1", [id]);
  await database.query(
    "update dbos.workflow_status set status = 'PENDING', executor_id = 'other' where workflow_uuid = $1",
    [id],
  );
  await Promise.all([wakeWaiting(), wakeWaiting()]);
  expect(await findRuns([id])).toMatchObject([{ state: "claimed", executor: "other" }]);
  await database.query("update dbos.workflow_status set status = 'CANCELLED' where workflow_uuid = $1", [id]);
  await wakeWaiting();
  expect(await findRuns([id])).toMatchObject([{ state: "waiting" }]);
  await abortJob(id, "tester", "");
  await cancelRun(id);
});
