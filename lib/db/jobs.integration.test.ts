import { expect, test } from "vitest";
import { everyJob } from "@/lib/contract/job-query";
import { enqueueRun } from "@/lib/queue/enqueue";
import { newJob, noQueue } from "@/lib/testing/new-job";
import { provideTestDatabase } from "@/lib/testing/test-database";
import { countTakeover } from "./job-states";
import { abortJob, createJob, failJob, findJob, finishJob, jobArgs, listJobs, startJob } from "./jobs";
import { jobJournal } from "./journal";
import { addNamespace, findNamespace, listNamespaces } from "./namespaces";

const database = provideTestDatabase();
const starter = { agentName: "worker", codeRevision: "abc", defaultModel: "rules" };

test("a job and its run are created together or not at all", async () => {
  const id = await createJob(newJob({ model: "google:gemini-2.5-pro" }), enqueueRun);
  const sql = "select name, queue_name, status from dbos.workflow_status where workflow_uuid = $1";
  expect(await database.query(sql, [id])).toEqual([{ name: "assess", queue_name: "runs:google", status: "ENQUEUED" }]);

  let lost = "";
  const failing = createJob(newJob(), async (tx, jobId) => {
    lost = jobId;
    await enqueueRun(tx, jobId);
    throw new Error("after the run was queued");
  });
  await expect(failing).rejects.toThrow("after the run was queued");
  expect(await findJob(lost)).toBeNull();
  expect(await database.query(sql, [lost])).toEqual([]);
});

test("a run is queued once, however often it is asked for", async () => {
  const id = await createJob(newJob(), async (tx, jobId) => {
    await enqueueRun(tx, jobId);
    await enqueueRun(tx, jobId);
  });
  expect(await database.query("select queue_name from dbos.workflow_status where workflow_uuid = $1", [id])).toEqual([
    { queue_name: "runs" },
  ]);
});

test("args come back to the letter, and large texts are stored once", async () => {
  const report = `${"x".repeat(10_000)}\0\ud800 end of ${Math.random()}`;
  const args = `{"Count": 9007199254740993, "One": 1.0, "Tricky": {"$text": "no digest"}, "Deep": [{"$$text": 1}], "R": ${JSON.stringify(report)}, "S": ${JSON.stringify(report)}}`;
  const [{ count: before = 0 } = {}] = await database.query<{ count: number }>(
    "select count(*)::int as count from texts",
  );
  const ids = await Promise.all([1, 2].map(() => createJob(newJob({ args }), noQueue)));
  const [{ count: after = 0 } = {}] = await database.query<{ count: number }>(
    "select count(*)::int as count from texts",
  );
  expect(after - before).toBe(1);
  const withoutSpaces = args.replace(/: (?=["{[\d])/g, ":").replace(/, (?=")/g, ",");
  for (const id of ids) expect(await jobArgs(id)).toBe(withoutSpaces);

  const small = '{ "A" : 9007199254740993,\n "A\\u0000" : 1e2 }';
  expect(await jobArgs(await createJob(newJob({ args: small }), noQueue))).toBe(small);
});

test("names and errors may hold anything", async () => {
  const odd = "<script>\0\ud800\u0010 \u202e";
  const id = await createJob(newJob({ description: odd, operator: odd, link: odd, model: odd }), enqueueRun);
  expect(await findJob(id)).toMatchObject({ description: odd, operator: odd, link: odd, model: odd });
  await failJob(id, `${odd}${"é".repeat(600_000)}`);
  const job = await findJob(id);
  expect(job?.error.startsWith(`${odd}ééé`)).toBe(true);
  expect(job?.error).toMatch(/é\n\(cut: the error was 12000\d\d bytes long\)$/);
  const short = await createJob(newJob(), noQueue);
  await failJob(short, odd);
  expect(await findJob(short)).toMatchObject({ error: odd, errorSummary: odd });
});

test("a job runs, keeps its model, and ends once", async () => {
  const id = await createJob(newJob({ args: '{"A":1}' }), noQueue);
  expect(await startJob(id, starter)).toEqual({ id, workflow: "assessment-kcsan", args: '{"A":1}', model: "rules" });
  const first = await findJob(id);
  expect(await startJob(id, { ...starter, agentName: "other", defaultModel: "google:x" })).toMatchObject({
    model: "rules",
  });
  expect(await findJob(id)).toMatchObject({ state: "running", agentName: "other", started: first?.started });
  expect(await countTakeover(id)).toBe(1);
  const results = '{"Benign":true,"Confident":false,"Big":9007199254740993,"Explanation":"\\u0000"}';
  expect(await finishJob(id, results)).toBe(true);
  const change = (await findJob(id))?.change;
  expect(await finishJob(id, "{}")).toBe(false);
  expect(await failJob(id, "late")).toBe(false);
  expect(await abortJob(id, "tester", "late")).toBe(false);
  expect(await startJob(id, starter)).toBeNull();
  expect(await findJob(id)).toMatchObject({
    state: "finished",
    results,
    verdict: [
      { name: "Benign", value: true },
      { name: "Confident", value: false },
    ],
    error: "",
    change,
  });
  expect((await jobJournal(id)).map(({ action }) => action)).toEqual(["created"]);
});

test("a cancelled job says who and why, and never starts", async () => {
  const id = await createJob(newJob(), noQueue);
  expect(await abortJob(id, "linus", "wrong tree")).toBe(true);
  expect(await findJob(id)).toMatchObject({ state: "aborted", error: "aborted: wrong tree (linus)" });
  expect(await startJob(id, starter)).toBeNull();
  expect((await jobJournal(id)).map(({ operator, action, why }) => [operator, action, why])).toEqual([
    ["tester", "created", ""],
    ["linus", "cancelled", "wrong tree"],
  ]);
});

test("a job shows where it came from and what came from it", async () => {
  const parent = await createJob(newJob(), noQueue);
  const rerun = await createJob(newJob({ origin: { id: parent, relation: "rerun" } }), noQueue);
  const changed = await createJob(newJob({ origin: { id: parent, relation: "changed" } }), noQueue);
  expect(await findJob(rerun)).toMatchObject({ origin: { id: parent, relation: "rerun" }, derived: [] });
  expect((await findJob(parent))?.derived).toEqual([
    { id: rerun, relation: "rerun" },
    { id: changed, relation: "changed" },
  ]);
});

test("what is no id is no job", async () => {
  for (const id of ["", "nonsense", "\0", "00000000-0000-0000-0000-000000000000"]) {
    expect(await findJob(id)).toBeNull();
    expect(await jobArgs(id)).toBeNull();
    expect(await abortJob(id, "tester", "")).toBe(false);
    expect(await jobJournal(id)).toEqual([]);
  }
  expect(await findNamespace("\0")).toBeNull();
});

test("a namespace is added once", async () => {
  const namespace = { name: "walk", title: "Walk", defaultRepo: "", mailingListLink: "", sourceLink: "", docsLink: "" };
  expect(await addNamespace(namespace)).toBe(true);
  expect(await addNamespace(namespace)).toBe(false);
  expect((await listNamespaces()).map(({ name }) => name)).toEqual(["upstream", "walk"]);
});

test("a cursor that is none is the start", async () => {
  await createJob(newJob({ namespace: "walk" }), noQueue);
  const filter = everyJob("walk");
  const start = await listJobs(filter, { side: "start" });
  expect(await listJobs(filter, { side: "after", cursor: { time: "x", id: "y" } })).toEqual(start);
  const id = "6bbe9164-dfbf-48af-bb2d-6d186245e810";
  for (const time of ["0000-01-01T00:00:00Z", "-000044-03-15T00:00:00Z", "+275760-09-13T00:00:00Z"]) {
    expect(await listJobs(filter, { side: "after", cursor: { time, id } })).toEqual(start);
    expect(await listJobs(filter, { side: "before", cursor: { time, id } })).toEqual(start);
  }
  for (const time of ["0001-01-01T00:00:00Z", "9999-12-31T23:59:59.999999999Z"]) {
    expect(Array.isArray((await listJobs(filter, { side: "after", cursor: { time, id } })).jobs)).toBe(true);
  }
  expect(start.previous).toBeNull();
});
