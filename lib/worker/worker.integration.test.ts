import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeAll, expect, test } from "vitest";
import { isEnded } from "@/lib/contract/job";
import type { ModelReport } from "@/lib/contract/model-report";
import { liveAgents, registerAgent, unregisterAgent } from "@/lib/db/agents";
import { jobEvidence } from "@/lib/db/evidence";
import { abortJob, createJob, findJob, finishJob, startJob } from "@/lib/db/jobs";
import { listSpans } from "@/lib/db/spans";
import { cancelRun } from "@/lib/queue/cancel";
import { enqueueRun } from "@/lib/queue/enqueue";
import { findRuns } from "@/lib/queue/live-runs";
import { awaitJob } from "@/lib/testing/await-job";
import { newJob } from "@/lib/testing/new-job";
import { provideTestDatabase } from "@/lib/testing/test-database";
import { workerParts } from "@/lib/testing/worker-parts";
import { explainWaiting, reconcile } from "./reconcile";
import { startWorkerOf, type Worker } from "./worker";

const database = provideTestDatabase();
const modelReport: ModelReport = {
  at: "2026-01-14T23:02:00.000Z",
  providers: [],
  models: [{ id: "rules", provider: "rules", configured: true, listed: null, categories: ["best"] }],
  categories: [{ category: "best", models: ["rules"] }],
};
let worker: Worker;
let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), "assay-worker-"));
  worker = await startWorkerOf(workerParts({ reportModels: async () => modelReport }));
});

afterAll(async () => {
  await worker.stop();
  await rm(folder, { recursive: true, force: true });
});

let jobs = 0;

function submit(args: { Pause?: number; Failing?: string } = {}, given: Parameters<typeof newJob>[0] = {}) {
  const log = path.join(folder, `${jobs++}.log`);
  const values = JSON.stringify({ Log: log, Pause: 0, Failing: "", ...args });
  const job = newJob({ workflow: "assessment-pausing", type: "assessment-pausing", args: values, ...given });
  return createJob(job, enqueueRun).then((id) => ({ id, log }));
}

test("a job runs to its end, and its spans and row say how", async () => {
  const { id, log } = await submit();
  const job = await awaitJob(id, ({ state }) => isEnded(state));
  expect(job).toMatchObject({
    state: "finished",
    error: "",
    agentName: "test-worker",
    codeRevision: "test",
    model: "rules",
    verdict: [{ name: "Benign", value: true }],
    results: '{"Benign":true,"Explanation":"from fourth \\u0000"}',
  });
  const spans = await listSpans(id);
  expect(spans.map(({ seq, nesting, type, name, step }) => [seq, nesting, type, name, step])).toEqual([
    [0, 0, "flow", "assessment-pausing", null],
    [1, 1, "action", "first", "first"],
    [2, 1, "action", "second", "second"],
    [3, 1, "action", "third", "third"],
    [4, 1, "action", "fourth", "fourth"],
    [5, 1, "action", "last", "last"],
  ]);
  expect(spans.every(({ finished, error }) => finished !== null && error === "")).toBe(true);
  expect(await stepsOf(log)).toEqual(["first", "second", "third", "fourth"]);
  // The row ends inside of the run, so the queue hears of it a moment later.
  await expect.poll(() => findRuns([id]), { timeout: 10_000 }).toMatchObject([{ state: "succeeded" }]);
});

test("a finished job's explanation is examined in the same write, a failed one's report soon after", async () => {
  const { id } = await submit();
  const job = await awaitJob(id, ({ state }) => isEnded(state));
  expect(job.claims).toEqual({ total: 0, unsupported: 0 });
  expect(await jobEvidence(id)).toEqual({
    claims: [],
    isPartial: false,
    stacks: [],
    reportKeys: [expect.stringMatching(/^title /)],
  });
  const failing = await submit({ Failing: "second" });
  await awaitJob(failing.id, ({ state }) => state === "failed");
  await expect.poll(() => jobEvidence(failing.id), { timeout: 20_000 }).not.toBeNull();
});

test("a step that fails for a reason to mend ends the job with that reason", async () => {
  const { id } = await submit({ Failing: "second" });
  const job = await awaitJob(id, ({ state }) => isEnded(state));
  expect(job).toMatchObject({
    state: "failed",
    error: "The step second was told to fail: tell it otherwise.",
    verdict: [],
  });
  expect((await listSpans(id)).map(({ name, error }) => [name, error !== ""])).toEqual([
    ["assessment-pausing", true],
    ["first", false],
    ["second", true],
  ]);
});

test("a workflow that the worker does not know fails by name", async () => {
  const { id } = await submit({}, { workflow: "assessment-unheard" });
  const job = await awaitJob(id, ({ state }) => isEnded(state));
  expect(job.error).toBe(
    "The worker test-worker does not know the workflow assessment-unheard: update it, or start the job with another workflow.",
  );
});

test("a cancelled job stops within seconds and says who did it", async () => {
  const { id, log } = await submit({ Pause: 20_000 });
  await awaitJob(id, ({ state }) => state === "running");
  await untilSteps(log, 1);
  expect(await abortJob(id, "linus", "enough")).toBe(true);
  await cancelRun(id);
  await untilSteps(log, 2); // waits for less than the step would pause
  expect(await readFile(log, "utf8")).toBe(`first ${process.pid}\nfirst cancelled\n`);
  const job = await findJob(id);
  expect(job).toMatchObject({ state: "aborted", error: "aborted: enough (linus)" });
  expect((await listSpans(id)).map(({ name, finished, error }) => [name, finished, error])).toEqual([
    ["assessment-pausing", job?.finished, "interrupted: the job ended"],
    ["first", job?.finished, "interrupted: the job ended"],
  ]);
  expect(await findRuns([id])).toMatchObject([{ state: "cancelled" }]);
});

test("a job waits for a worker with its model, and can be cancelled meanwhile", async () => {
  const { id } = await submit({}, { model: "google:gemini-2.5-pro" });
  const offered = await submit({}, { model: "rules" });
  await awaitJob(offered.id, ({ state }) => state === "finished");
  expect(await findJob(id)).toMatchObject({ state: "pending", model: "google:gemini-2.5-pro" });
  await abortJob(id, "tester", "");
  await cancelRun(id);
  expect(await findRuns([id])).toMatchObject([{ state: "cancelled" }]);
});

test("a job whose model no live worker offers says so after a while, until one does", async () => {
  const { id } = await submit({}, { model: "compatible:rare" });
  const other = await submit({}, { model: "compatible:rare" });
  const reasonOf = async (jobId: string) => (await findJob(jobId))?.waitReason;
  await database.query("update jobs set created = created - interval '10 seconds' where id = $1", [id]);
  await explainWaiting();
  expect(await reasonOf(id)).toBe("no live worker offers compatible:rare");
  expect(await reasonOf(other.id)).toBe("");
  const told = await findJob(id);
  await explainWaiting();
  expect((await findJob(id))?.change).toBe(told?.change);

  const agent = {
    id: "rare/1",
    name: "rare",
    codeRevision: "",
    workflows: [],
    defaultModel: "rules",
    modelReport: null,
  };
  await registerAgent({ ...agent, models: ["compatible:rare"] });
  await explainWaiting();
  expect(await reasonOf(id)).toBe("");
  await unregisterAgent("rare/1");
  for (const jobId of [id, other.id]) {
    await abortJob(jobId, "tester", "");
    await cancelRun(jobId);
  }
});

test("no more jobs run at once than the worker takes", async () => {
  const started = await Promise.all(
    [1, 2, 3, 4].map((n) => submit({ Pause: 300 }, { model: n % 2 === 0 ? "rules" : "" })),
  );
  let most = 0;
  for (;;) {
    const states = await Promise.all(started.map(async ({ id }) => (await findJob(id))?.state));
    most = Math.max(most, states.filter((state) => state === "running").length);
    if (states.every((state) => state === "finished")) break;
    await sleep(50);
  }
  expect(most).toBe(2);
});

test("rows and queue agree again after a crash between their writes", async () => {
  const wish = { model: "compatible:nobody" }; // nobody runs them
  const starter = { agentName: "w", codeRevision: "r", defaultModel: "rules" };
  const cancelledThere = await submit({}, wish);
  await cancelRun(cancelledThere.id);
  const failedThere = await submit({}, wish);
  const abortedHere = await submit({}, wish);
  await abortJob(abortedHere.id, "tester", "no");
  const finishedHere = await submit({}, wish);
  await startJob(finishedHere.id, starter);
  await finishJob(finishedHere.id, "{}");
  const untouched = await submit({}, wish);
  await database.query(
    "update dbos.workflow_status set status = 'MAX_RECOVERY_ATTEMPTS_EXCEEDED' where workflow_uuid = $1",
    [failedThere.id],
  );
  await database.query("update jobs set finished = finished - interval '1 minute' where id = $1", [finishedHere.id]);
  await reconcile();
  expect(await findJob(cancelledThere.id)).toMatchObject({ state: "aborted", error: /its run was cancelled/ });
  expect(await findJob(failedThere.id)).toMatchObject({ state: "failed", error: /re-run the job/ });
  expect(await findJob(untouched.id)).toMatchObject({ state: "pending" });
  const runs = await findRuns([abortedHere.id, finishedHere.id, untouched.id]);
  expect(new Map(runs.map(({ jobId, state }) => [jobId, state]))).toEqual(
    new Map([
      [abortedHere.id, "cancelled"],
      [finishedHere.id, "cancelled"],
      [untouched.id, "waiting"],
    ]),
  );
});

test("a live worker says what it offers", async () => {
  expect(await liveAgents()).toMatchObject([
    {
      name: "test-worker",
      workflows: [{ type: "assessment-pausing", name: "assessment-pausing" }],
      models: ["rules"],
      defaultModel: "rules",
      codeRevision: "test",
    },
  ]);
  // It asks the providers only after it has begun to work.
  await expect.poll(async () => (await liveAgents())[0]?.modelReport, { timeout: 10_000 }).toEqual(modelReport);
});

async function stepsOf(log: string): Promise<string[]> {
  const lines = (await readFile(log, "utf8").catch(() => "")).trim();
  return lines === "" ? [] : lines.split("\n").map((line) => line.split(" ")[0] ?? "");
}

async function untilSteps(log: string, count: number): Promise<void> {
  for (const end = Date.now() + 10_000; Date.now() < end; await sleep(20)) {
    if ((await stepsOf(log)).length >= count) return;
  }
  throw new Error(`There are not ${count} steps, only ${(await stepsOf(log)).join(", ")}.`);
}
