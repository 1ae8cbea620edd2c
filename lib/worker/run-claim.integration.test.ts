import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeAll, expect, test } from "vitest";
import { createJob, findJob } from "@/lib/db/jobs";
import { listSpans } from "@/lib/db/spans";
import { enqueueRun } from "@/lib/queue/enqueue";
import { findRuns } from "@/lib/queue/live-runs";
import { awaitJob } from "@/lib/testing/await-job";
import { newJob } from "@/lib/testing/new-job";
import { provideTestDatabase } from "@/lib/testing/test-database";
import { WorkerProcesses } from "@/lib/testing/worker-processes";

provideTestDatabase();
const processes = new WorkerProcesses();
let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), "assay-claims-"));
});

afterAll(async () => {
  processes.killAll();
  await rm(folder, { recursive: true, force: true });
});

test("what a worker has no room for goes to another one, also when it was claimed already", async () => {
  await processes.start("one", { concurrency: 1 });
  const ids = [await submit(""), await submit("rules")];
  await untilClaimed(ids); // both by the only worker, which runs one
  await processes.start("two", { concurrency: 1 });
  const both = await Promise.all(ids.map((id) => awaitJob(id, ({ state }) => state === "running")));
  expect(both.map(({ agentName }) => agentName).sort()).toEqual(["one", "two"]);
  expect(await Promise.all(ids.map(async (id) => (await findJob(id))?.state))).toEqual(["running", "running"]);
  await expectFinished(ids);
});

test("a worker that is alone runs what it put back when it has room", async () => {
  processes.killAll();
  await processes.start("alone", { concurrency: 1 });
  const ids = await Promise.all(["", "rules", "", "rules"].map((model) => submit(model, 500)));
  await expectFinished(ids);
});

function submit(model: string, pauseMs = 2_000): Promise<string> {
  const name = "assessment-pausing";
  const log = path.join(folder, `${Math.random()}.log`);
  const args = JSON.stringify({ Log: log, Pause: pauseMs, Failing: "" });
  return createJob(newJob({ workflow: name, type: name, args, model }), enqueueRun);
}

async function untilClaimed(ids: readonly string[]): Promise<void> {
  for (const end = Date.now() + 5_000; Date.now() < end; await sleep(10)) {
    const runs = await findRuns(ids);
    if (runs.every(({ executor }) => executor.startsWith("one/"))) return;
  }
  throw new Error("The worker did not claim what it could not run: the test shows nothing.");
}

async function expectFinished(ids: readonly string[]): Promise<void> {
  for (const id of ids) {
    expect(await awaitJob(id, ({ finished }) => finished !== null)).toMatchObject({ state: "finished", error: "" });
    expect((await listSpans(id)).every(({ error }) => error === "")).toBe(true);
  }
}
