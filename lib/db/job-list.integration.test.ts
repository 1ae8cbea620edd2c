import { beforeAll, expect, test } from "vitest";
import type { JobRow } from "@/lib/contract/job";
import { letsThrough } from "@/lib/contract/job-filter";
import { everyJob, type JobFilter, type JobPosition } from "@/lib/contract/job-query";
import { newJob, noQueue } from "@/lib/testing/new-job";
import { provideTestDatabase } from "@/lib/testing/test-database";
import { filterValues } from "./filter-values";
import { usualReach, type WalkReach } from "./job-list-piece";
import { findJobRows, jobRowsSince } from "./job-rows";
import { indexMissingJobs } from "./job-search";
import { abortJob, createJob, failJob, finishJob, listJobs, startJob } from "./jobs";
import { addNamespace } from "./namespaces";

const database = provideTestDatabase();
/** So short that the inverted index is asked for nearly everything. */
const short: WalkReach = { columns: 20, words: 10 };
const every: JobFilter = { ...everyJob("many"), showAborted: true };
let jobs: JobRow[] = [];

beforeAll(async () => {
  await addNamespace({ name: "many", title: "", defaultRepo: "", mailingListLink: "", sourceLink: "", docsLink: "" });
  await database.query(`
    insert into jobs (id, namespace, workflow, type, description, created, state, correct, verdict, results, failure, model,
      prompt_version, code_revision, agent_name, args, claims, unsupported)
    select gen_random_uuid(), case when n % 40 = 0 then 'upstream' else 'many' end, w, w, 'KCSAN: data-race in f' || n % 7 || '_poll',
      case when n < 20 then '2021-01-01' else '2026-01-01'::timestamptz end + (n / 5) * interval '30 h', state,
      case when state = 'finished' then mark else 'unset' end,
      case when state = 'finished' then array['Benign=' || b, 'Confident=' || c] else '{}' end,
      case when state = 'finished' then '{"Benign":' || b || ',"Confident":' || c || '}' else '' end, case when state = 'failed' then 'reason ' || n % 2 else '' end,
      'm' || n % 4, 'p' || n / 100, 'r' || n / 60, 'worker ''' || n % 3, '{}',
      case when state = 'finished' and n % 3 > 0 then 5 end, case when state = 'finished' and n % 3 > 0 then n % 5 / 3 end
    from (select n, (array['assessment-kcsan', 'moderation'])[1 + n % 2] w, (n * 7919 % 13 < 6)::text b, (n % 11 < 9)::text c,
      (array['pending', 'finished', 'finished', 'finished', 'aborted', 'failed', 'running'])[1 + n * 31 % 7]::job_state state,
      (array['unset', 'correct', 'unset', 'incorrect'])[1 + n * 17 % 4]::correct_mark mark from generate_series(1, 300) n) as made`);
  await indexMissingJobs();
  const ids = await database.query<{ id: string }>("select id from jobs");
  jobs = await findJobRows(ids.map(({ id }) => id));
  expect(jobs).toHaveLength(300);
});

const filters: Partial<JobFilter>[] = [
  { workflow: "moderation" },
  { state: "running" },
  { state: "finished" },
  { state: "aborted" },
  { flags: [{ name: "Benign", value: true }] },
  {
    flags: [
      { name: "Benign", value: false },
      { name: "Confident", value: true },
    ],
  },
  { correct: "unset" },
  { correct: "correct" },
  { correct: "incorrect" },
  { correct: "needs-moderation" },
  { unsupported: "any" },
  { unsupported: "none" },
  { model: "m1" },
  { promptVersion: "p0" },
  { codeRevision: "r4" },
  { agentName: "worker '2" },
  { failure: "reason 1" },
  { from: "2026-02-02" },
  { to: "2026-02-13" },
  { text: "f3_po" },
  { showAborted: false },
];

test("every filter, alone and in pairs, gives what it should, in both orders, forwards and back", async () => {
  let found = 0;
  for (const [index, first] of filters.entries()) {
    for (const second of filters.slice(index)) {
      for (const order of ["newest", "oldest"] as const) {
        const filter = { ...every, ...first, ...second, order };
        const expected = jobs.filter((job) => letsThrough(filter, job)).sort(inOrder(order));
        found += expected.length;
        for (const reach of first === second ? [usualReach, short] : [short]) {
          const { forth, back } = await walk(filter, reach);
          expect({ filter, ids: forth.flat() }).toEqual({ filter, ids: expected.map(({ id }) => id) });
          expect(back).toEqual(forth);
        }
      }
    }
  }
  expect(found).toBeGreaterThan(10_000);
});

function inOrder(order: JobFilter["order"]) {
  const sign = order === "newest" ? -1 : 1;
  const keyOf = ({ created, id }: JobRow) => `${Date.parse(created)} ${id}`;
  return (a: JobRow, b: JobRow) => (keyOf(a) < keyOf(b) ? -sign : sign);
}

/** All pages from the first to the last, and once more from the last back to the first. */
async function walk(filter: JobFilter, reach: WalkReach): Promise<{ forth: string[][]; back: string[][] }> {
  const forth: string[][] = [];
  const back: string[][] = [];
  for (let position: JobPosition | null = { side: "start" }; position !== null; ) {
    const page = await listJobs(filter, position, reach);
    forth.push(page.jobs.map(({ id }) => id));
    position = page.next && { side: "after", cursor: page.next };
    if (page.next !== null) continue;
    back.push(page.jobs.map(({ id }) => id));
    for (let cursor = page.previous; cursor !== null; ) {
      const before = await listJobs(filter, { side: "before", cursor }, reach);
      back.unshift(before.jobs.map(({ id }) => id));
      cursor = before.previous;
    }
  }
  return { forth, back };
}

test("hostile searches find nothing or something, and never fail", async () => {
  const hostile = [
    "' & | ! :* \\ \"",
    "\0",
    "a'b",
    "x:*",
    "(",
    "'; drop table jobs --",
    "data-race'",
    "ab\\",
    "y".repeat(10_000),
  ];
  for (const text of [...hostile, hostile.join(" ").repeat(100)]) {
    const { jobs: found } = await listJobs({ ...every, text }, { side: "start" }, short);
    expect(Array.isArray(found)).toBe(true);
  }
  expect((await listJobs({ ...every, text: "DATA-race, f3_POLL" }, { side: "start" })).jobs).toHaveLength(42);
  expect((await listJobs({ ...every, text: "nothing_of_the_kind" }, { side: "start" }, short)).jobs).toEqual([]);
});

test("a job is found by its words and columns from its creation on, and by its explanation when it has ended", async () => {
  const filler = "filler ".repeat(1000);
  const args = JSON.stringify({ CrashReport: `${filler} read by smc_poll+0x12/0x40 net/smc/af_smc.c:2` });
  const id = await createJob(newJob({ description: "KASAN: use-after-free in Tls_Close\0", args }), noQueue);
  const find = async (given: Partial<JobFilter>) => {
    const filter = { ...everyJob("upstream"), ...given };
    const pages = await Promise.all([usualReach, short].map((reach) => listJobs(filter, { side: "start" }, reach)));
    return pages.map((page) => page.jobs.some((job) => job.id === id));
  };
  expect(await find({ text: "tls_close smc_poll af_smc" })).toEqual([true, true]);
  expect(await find({ text: "tls_close refcount" })).toEqual([false, false]);
  expect(await find({ text: "tls_close", state: "pending", workflow: "assessment-kcsan" })).toEqual([true, true]);
  await startJob(id, { agentName: "w", codeRevision: "c", defaultModel: "rules" });
  expect(await find({ text: "tls_close", state: "running", model: "rules", agentName: "w" })).toEqual([true, true]);
  await finishJob(id, '{"Benign":true,"Explanation":"A refcount is dropped twice."}');
  expect(await find({ text: "tls_close refcount", flags: [{ name: "Benign", value: true }] })).toEqual([true, true]);
  expect(await find({ text: "tls_close", state: "running" })).toEqual([false, false]);

  const failed = await createJob(newJob(), noQueue);
  await failJob(failed, "There is no commit deadbeefish.");
  const aborted = await createJob(newJob(), noQueue);
  await abortJob(aborted, "anna", "duplicate_of_another");
  const search = async (filter: Partial<JobFilter>) =>
    (await listJobs({ ...everyJob("upstream"), ...filter }, { side: "start" }, short)).jobs.map((job) => job.id);
  expect(await search({ text: "deadbeefish" })).toEqual([failed]);
  expect(await search({ text: "duplicate_of" })).toEqual([]);
  expect(await search({ text: "duplicate_of", showAborted: true })).toEqual([aborted]);
});

test("menus offer what jobs have, newest first", async () => {
  expect(await filterValues("many")).toEqual({
    workflows: expect.arrayContaining(["moderation", "assessment-kcsan"]),
    models: expect.arrayContaining(["m0", "m1", "m2", "m3"]),
    promptVersions: ["p3", "p2", "p1", "p0"],
    codeRevisions: ["r5", "r4", "r3", "r2", "r1", "r0"],
    agentNames: expect.arrayContaining(["worker '0", "worker '1", "worker '2"]),
  });
  expect((await filterValues("nowhere")).models).toEqual([]);
});

test("the newest jobs since a time are read", async () => {
  const since = "2026-03-01T10:00:00Z";
  const expected = jobs.filter((job) => letsThrough(every, job) && Date.parse(job.created) > Date.parse(since));
  const rows = await jobRowsSince("many", since, 5);
  expect(rows).toEqual(expected.sort(inOrder("newest")).slice(0, 5));
});
