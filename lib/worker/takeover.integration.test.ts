import type { ChildProcess } from "node:child_process";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { isEnded, type Job } from "@/lib/contract/job";
import { liveAgents } from "@/lib/db/agents";
import { closeDatabase } from "@/lib/db/client";
import { createJob } from "@/lib/db/jobs";
import { listSpans } from "@/lib/db/spans";
import { enqueueRun } from "@/lib/queue/enqueue";
import { awaitJob } from "@/lib/testing/await-job";
import { newJob } from "@/lib/testing/new-job";
import { provideTestDatabase } from "@/lib/testing/test-database";
import { WorkerProcesses } from "@/lib/testing/worker-processes";
import { GRACE_MS } from "./liveness";

const database = provideTestDatabase();
const STEPS = ["first", "second", "third", "fourth"];
let folder: string;
const processes = new WorkerProcesses();

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), "assay-takeover-"));
});

afterEach(() => processes.killAll());

afterAll(async () => {
  await rm(folder, { recursive: true, force: true });
});

test("the run of a worker killed with -9 goes on at another one, behind its journal", async () => {
  const workers = await Promise.all(["one", "two"].map((name) => processes.start(name)));
  const { id, log } = await submit({ Pause: 800 });
  await untilRuns(log, "second");
  const [[, runner] = []] = await runsOf(log);
  const victim = workers.find(({ pid }) => pid === runner);
  const heir = workers.find(({ pid }) => pid !== runner);
  if (victim === undefined || heir === undefined) throw new Error("No worker ran the job.");
  const { agentName } = await awaitJob(id, ({ state }) => state === "running");
  victim.kill("SIGKILL");
  const killed = Date.now();
  const before = await runsOf(log);
  await awaitJob(id, (job) => job.agentName !== agentName);
  expect(Date.now() - killed).toBeLessThan(10_000);
  const job = await awaitJob(id, ({ state }) => isEnded(state));
  expect(job).toMatchObject({ state: "finished", model: "rules" });

  // What was journalled ran once, the step in flight twice, what came after it once.
  const inFlight = STEPS.indexOf(before.at(-1)?.[0] ?? "");
  const byVictim = STEPS.slice(0, inFlight + 1).map((step) => [step, victim.pid]);
  const byHeir = STEPS.slice(inFlight).map((step) => [step, heir.pid]);
  expect(await runsOf(log)).toEqual([...byVictim, ...byHeir]);
  await expectWholeTrajectory(id, job);
  const repeated = (await listSpans(id)).filter((span) => span.repeated);
  expect(repeated.map(({ name }) => name)).toEqual([STEPS[inFlight]]);
  expect(Date.parse(repeated[0]?.started ?? "")).toBeGreaterThan(killed); // its time is that of the run that counts
  await stopProcess(heir);
});

test("a worker that is asked to stop leaves within 5 s, and its run goes on at the next one", async () => {
  const first = await processes.start("first-worker");
  const { id, log } = await submit({ Pause: 1_800 });
  await untilRuns(log, "second");
  const began = Date.now();
  await stopProcess(first);
  expect(Date.now() - began).toBeLessThan(5_000);
  expect((await liveAgents()).map(({ name }) => name)).not.toContain("first-worker");
  const next = await processes.start("next-worker");
  const started = Date.now();
  const job = await awaitJob(id, ({ agentName }) => agentName === "next-worker", 10_000);
  expect(Date.now() - started).toBeLessThan(GRACE_MS); // handed over, not found dead
  expect(isEnded(job.state)).toBe(false);
  const done = await awaitJob(id, ({ state }) => isEnded(state));
  expect(done.state).toBe("finished");
  const runs = await runsOf(log);
  expect(runs.filter(([name]) => name === "first")).toHaveLength(1);
  await expectWholeTrajectory(id, done);
  await stopProcess(next);
});

test("a worker whose lock breaks for a moment keeps its run", async () => {
  const worker = await processes.start("steady");
  const { id, log } = await submit({ Pause: 700 });
  await untilRuns(log, "second");
  await database.disconnect(false);
  await closeDatabase(); // our own connections broke, too
  const job = await awaitJob(id, ({ state }) => isEnded(state));
  expect(job).toMatchObject({ state: "finished", agentName: "steady" });
  expect((await runsOf(log)).map(([name]) => name)).toEqual(STEPS);
  await stopProcess(worker);
});

test("a worker that cannot reach the database gives its runs up before others take them", async () => {
  const lonely = await processes.start("lonely");
  const { id, log } = await submit({ Pause: 1_500 });
  await untilRuns(log, "second");
  const ended = new Promise((resolve) => lonely.once("exit", resolve));
  const cut = Date.now();
  await database.disconnect(true);
  expect(await ended).toBe(1);
  expect(Date.now() - cut).toBeLessThan(5_000);
  await closeDatabase();
  await database.disconnect(false);
  const heir = await processes.start("heir-of-lonely");
  const job = await awaitJob(id, ({ state }) => isEnded(state));
  expect(job).toMatchObject({ state: "finished", agentName: "heir-of-lonely" });
  expect((await runsOf(log)).filter(([name]) => name === "first")).toHaveLength(1);
  await expectWholeTrajectory(id, job);
  await stopProcess(heir);
});

async function expectWholeTrajectory(id: string, job: Job): Promise<void> {
  const spans = await listSpans(id);
  expect(spans.map(({ name }) => name)).toEqual([job.workflow, ...STEPS, "last"]);
  expect(spans.every(({ finished, error }) => finished !== null && error === "")).toBe(true);
}

async function submit({ Pause }: { Pause: number }): Promise<{ id: string; log: string }> {
  const log = path.join(folder, `${Math.random()}.log`);
  const args = JSON.stringify({ Log: log, Pause, Failing: "" });
  const job = newJob({ workflow: "assessment-pausing", type: "assessment-pausing", args });
  return { id: await createJob(job, enqueueRun), log };
}

async function stopProcess(child: ChildProcess): Promise<void> {
  const ended = new Promise((resolve) => child.once("exit", resolve));
  child.kill("SIGTERM");
  expect(await ended).toBe(0);
}

async function runsOf(log: string): Promise<[string, number][]> {
  const text = await readFile(log, "utf8").catch(() => "");
  const lines = text.split("\n").filter((line) => / \d+$/.test(line));
  return lines.map((line) => [line.split(" ")[0] ?? "", Number(line.split(" ")[1])]);
}

async function untilRuns(log: string, step: string): Promise<void> {
  for (const end = Date.now() + 15_000; Date.now() < end; await sleep(20)) {
    if ((await runsOf(log)).some(([name]) => name === step)) return;
  }
  throw new Error(`The step ${step} did not run.`);
}
