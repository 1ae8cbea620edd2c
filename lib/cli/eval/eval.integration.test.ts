import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeAll, beforeEach, expect, test, vi } from "vitest";
import { isEnded } from "@/lib/contract/job";
import { registerAgent } from "@/lib/db/agents";
import { evalOfJob, evalProgress, listEvals, loadEval } from "@/lib/db/evals";
import { abortJob, createJob } from "@/lib/db/jobs";
import { reportEval } from "@/lib/eval/eval-report";
import { flipsBetween } from "@/lib/eval/flips";
import { enqueueRun } from "@/lib/queue/enqueue";
import { awaitJob } from "@/lib/testing/await-job";
import { newJob } from "@/lib/testing/new-job";
import { SCRIPTED_VERDICTS } from "@/lib/testing/scripted-verdicts";
import { provideTestDatabase } from "@/lib/testing/test-database";
import { WorkerProcesses } from "@/lib/testing/worker-processes";
import { type StartOptions, startEval } from "./start-eval";

const database = provideTestDatabase();
const processes = new WorkerProcesses();
let folder: string;
let set: string;

const COUNT = 60;
/** Reports that each instruction gets wrong: from strict to lenient three are fixed and one breaks. */
const WRONG: Record<string, readonly number[]> = { strict: [3, 4, 45, 50], lenient: [20, 50] };
const FAILING = 7;

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), "assay-eval-"));
  set = await writeSet(
    "set.jsonl",
    Array.from({ length: COUNT }, (_, number) => number),
  );
  vi.spyOn(console, "log").mockImplementation(() => undefined);
  vi.spyOn(console, "error").mockImplementation(() => undefined);
});

// What is refused must not depend on which workers the other tests left.
beforeEach(async () => {
  const workflows = [{ type: "assessment-kcsan", name: "assessment-kcsan-scripted" }];
  const offer = {
    id: "offer",
    name: "offer",
    codeRevision: "test",
    modelReport: null,
    workflows,
    models: [SCRIPTED_VERDICTS],
  };
  await registerAgent({ ...offer, defaultModel: SCRIPTED_VERDICTS });
});

afterAll(async () => {
  processes.killAll();
  vi.restoreAllMocks();
  await rm(folder, { recursive: true, force: true });
});

test("an eval of 60 reports survives kill -9 of a worker, and a changed instruction flips exactly what the script says", async () => {
  const log = path.join(folder, "strict.log");
  const [first] = await Promise.all(
    ["one", "two"].map((name) => processes.start(name, { concurrency: 4, scripted: ["strict", log] })),
  );
  const id = crypto.randomUUID();
  const out = path.join(folder, "strict.md");
  const running = startEval(options({ id, out }));
  await expect.poll(async () => (await progress(id)).done, { timeout: 30_000 }).toBeGreaterThan(COUNT / 4);
  first?.kill("SIGKILL");
  expect((await progress(id)).done).toBeLessThan(COUNT);
  expect(await running).toBe(0);

  const strict = await report(id);
  expect(strict.work).toMatchObject({ jobs: COUNT, finished: COUNT - 1, failed: 1, aborted: 0 });
  expect(wrongOf(strict)).toEqual(WRONG.strict);
  expect(
    strict.sets.map(({ set: name, outputs: [output] }) => [name, output?.score.runs, output?.score.without]),
  ).toEqual([
    ["rules", { right: 37, of: 39 }, 1],
    ["set-aside", { right: 18, of: 20 }, 0],
  ]);
  const asked = (await readFile(log, "utf8")).trim().split("\n");
  // Each report is asked about twice; what the dead worker had in flight, once more. The failing one may be tried again.
  const repeated = asked.filter((line, index) => asked.indexOf(line) !== index && !line.startsWith(`${FAILING} `));
  expect(repeated.length).toBeLessThanOrEqual(4);
  expect(new Set(asked).size).toBe(2 * COUNT - 1);

  processes.killAll();
  await processes.start("three", { concurrency: 8, scripted: ["lenient", path.join(folder, "lenient.log")] });
  const next = crypto.randomUUID();
  const changed = path.join(folder, "lenient.md");
  expect(await startEval(options({ id: next, out: changed, name: "after the change" }))).toBe(0);
  const lenient = await report(next);
  expect(lenient.promptVersions).toHaveLength(1);
  expect(lenient.promptVersions).not.toEqual(strict.promptVersions);
  const flips = flipsBetween(strict, lenient).map(({ kind, case: one }) => `${kind} ${one.report}`);
  expect(flips).toEqual(["fixed r3", "fixed r4", "gained r7", "broke r20", "fixed r45"]);
  const markdown = await readFile(changed, "utf8");
  expect(markdown).toContain("fixed 3, broke 1, gained the verdict of 1.");
  expect(markdown).toContain("| assessment-kcsan-scripted | set-aside | Benign | 95.0 % (76.4–99.1 %) | 19 of 20 |");
  expect((await listEvals("upstream")).map(({ name, right, finished }) => [name, right, finished])).toEqual([
    ["after the change", COUNT - 2, COUNT],
    [`set with ${SCRIPTED_VERDICTS}`, COUNT - 5, COUNT - 1],
  ]);
  processes.killAll();
}, 180_000);

test("an eval that was interrupted while its jobs were filed goes on with the same id, without a job too many", async () => {
  const small = await writeSet("small.jsonl", [1, 2, 3]);
  const id = crypto.randomUUID();
  await Promise.all([1, 2].map(() => startEval(options({ id, k: 2, set: [small], detach: true }))));
  await database.query(
    "delete from jobs where id = (select job_id from eval_runs where eval_id = $1 and report = 'r2' and run = 1)",
    [id],
  );
  expect(await progress(id)).toMatchObject({ filed: 5, total: 6 });
  await startEval(options({ id, k: 2, set: [small], detach: true }));
  const data = await loadEval(id);
  expect(data?.runs.map(({ report: name, run }) => `${name} ${run}`)).toEqual([
    "r1 1",
    "r1 2",
    "r2 1",
    "r2 2",
    "r3 1",
    "r3 2",
  ]);
  expect(await evalOfJob(data?.runs[3]?.job.id ?? "")).toMatchObject({
    id,
    report: "r2",
    run: 2,
    runs: 2,
    labels: [{ name: "Benign", value: true }],
  });
  await expect(startEval(options({ id, k: 3, set: [small], detach: true }))).rejects.toThrow(
    /other reports, another model, --k/,
  );
  await expect(startEval(options({ id, k: 2, detach: true }))).rejects.toThrow(/give the same as then/);
  for (const { job } of data?.runs ?? []) await abortJob(job.id, "tester", "");
  expect((await report(id)).work).toMatchObject({ jobs: 6, aborted: 6, medianMs: null });
});

test("a job that a person starts goes before those of an eval that wait", async () => {
  const small = await writeSet(
    "behind.jsonl",
    Array.from({ length: 12 }, (_, number) => number),
  );
  const id = crypto.randomUUID();
  await startEval(options({ id, set: [small], detach: true }));
  const { args } = labelled(1);
  const job = newJob({ workflow: "assessment-kcsan-scripted", model: SCRIPTED_VERDICTS, args: JSON.stringify(args) });
  const own = await createJob(job, enqueueRun);
  await processes.start("one-by-one", { concurrency: 1, scripted: ["lenient", path.join(folder, "behind.log")] });
  await awaitJob(own, ({ state }) => isEnded(state));
  expect((await progress(id)).done).toBeLessThan(6);
  processes.killAll();
});

test("what cannot be run is refused before any job is filed", async () => {
  const count = async () => (await database.query("select from jobs")).length;
  const before = await count();
  const refused: [Partial<StartOptions>, RegExp][] = [
    [{ set: [] }, /give --set FILE/],
    [{ set: [path.join(folder, "none.jsonl")] }, /cannot be read/],
    [{ set: [set, set] }, /the id "r0" is in .* too/],
    [{ model: undefined }, /give --model/],
    [{ namespace: "nowhere" }, /no namespace "nowhere"/],
    [{ repo: ["linux"] }, /give NAME=PATH/],
    [{ id: "one" }, /--id is "one"/],
    [{ against: crypto.randomUUID() }, /There is no eval/],
  ];
  for (const [given, message] of refused)
    await expect(startEval(options(given)), String(message)).rejects.toThrow(message);
  expect(await count()).toBe(before);
});

function options(given: Partial<StartOptions>): StartOptions {
  return { set: [set], model: SCRIPTED_VERDICTS, k: 1, namespace: "upstream", ...given };
}

/** Labelled reports whose even numbers are benign. */
async function writeSet(file: string, numbers: readonly number[]): Promise<string> {
  const place = path.join(folder, file);
  await writeFile(place, numbers.map((number) => JSON.stringify(labelled(number))).join("\n"));
  return place;
}

function labelled(number: number) {
  const benign = number % 2 === 0;
  const says = (instruction: string) =>
    (WRONG[instruction]?.includes(number) === true ? !benign : benign) ? "yes" : "no";
  const strict = number === FAILING ? "fails" : says("strict");
  return {
    id: `r${number}`,
    workflow: "assessment-kcsan-scripted",
    title: `KCSAN: data-race number ${number}`,
    args: {
      CrashReport: `report ${number}\nstrict: ${strict}\nlenient: ${says("lenient")}`,
      KernelRepo: "assay:sample",
      KernelCommit: "HEAD",
    },
    labels: { Benign: benign },
    reason: "So it was made.",
    source: "own",
    set: number < 40 ? "rules" : "set-aside",
  };
}

async function report(id: string) {
  const data = await loadEval(id);
  if (data === null) throw new Error(`There is no eval ${id}.`);
  return reportEval(data);
}

function wrongOf({ cases }: Awaited<ReturnType<typeof report>>): number[] {
  return cases.flatMap(({ report: name, outputs: [output] }) =>
    output?.right === false ? [Number(name.slice(1))] : [],
  );
}

/** Before the eval is stored there is nothing to count. */
async function progress(id: string) {
  for (;;) {
    const found = await evalProgress(id).catch(() => null);
    if (found !== null) return found;
    await sleep(50);
  }
}
