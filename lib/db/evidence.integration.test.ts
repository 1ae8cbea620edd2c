import { expect, test } from "vitest";
import type { Evidence } from "@/lib/contract/evidence";
import { everyJob } from "@/lib/contract/job-query";
import { emptySpan, type Span } from "@/lib/contract/span";
import { newJob, noQueue } from "@/lib/testing/new-job";
import { provideTestDatabase } from "@/lib/testing/test-database";
import { type EvidenceTaker, examineJob, jobEvidence, takeEvidence, unexaminedJobs } from "./evidence";
import { abortJob, createJob, failJob, findJob, finishJob, listJobs, startJob } from "./jobs";
import { recordSpanEnd, recordSpanStart } from "./spans";

const database = provideTestDatabase();
const starter = { agentName: "worker", codeRevision: "r1", defaultModel: "rules" };
const results = '{"Benign":true,"Explanation":"`foo_bar` at net/a.c:1"}';

const evidence = (reasons: readonly string[]): Evidence => ({
  claims: [
    { kind: "name", text: "foo_bar", start: 1, end: 8, support: { kind: "span", seq: 2 } },
    ...reasons.map((reason) => {
      return { kind: "place", text: "net/a.c:1", start: 13, end: 22, support: { kind: "none", reason } } as const;
    }),
  ],
  isPartial: false,
  stacks: [],
  reportKeys: [],
});

async function startedJob(): Promise<string> {
  const id = await createJob(
    newJob({ args: '{"CrashReport":"BUG: KCSAN\\u0000","KernelConfig":"CONFIG_SMC=m"}' }),
    noQueue,
  );
  await startJob(id, starter);
  return id;
}

function toolSpan(seq: number, given: Partial<Span>): Span {
  const times = { started: "2026-01-14T23:02:00Z", finished: "2026-01-14T23:02:01Z" };
  return {
    ...emptySpan,
    ...times,
    seq,
    parent: 0,
    nesting: 1,
    type: "tool",
    name: "read-file",
    step: `s${seq}`,
    ...given,
  };
}

async function addSpan(id: string, span: Span): Promise<void> {
  await recordSpanStart(id, { ...span, finished: null });
  await recordSpanEnd(id, span);
}

/** Remembers what it was given. */
class Listener implements EvidenceTaker {
  readonly given: string[] = [];
  add({ type, seq, results }: Parameters<EvidenceTaker["add"]>[0]): void {
    this.given.push(`${type} ${seq} ${results}`);
  }
  outcome = () => evidence([]);
}

test("what a job ends with is stored with it, and its counts are in the row, the JSON's row and the filters", async () => {
  const id = await startedJob();
  const before = Number((await findJob(id))?.change);
  await finishJob(id, results, evidence(["nobody knows \u0000"]));
  expect((await findJob(id))?.claims).toEqual({ total: 2, unsupported: 1 });
  expect(Number((await findJob(id))?.change)).toBe(before + 1);
  expect(await jobEvidence(id)).toEqual(evidence(["nobody knows \u0000"]));
  const found = async (unsupported: "any" | "none") =>
    (await listJobs({ ...everyJob("upstream"), unsupported }, { side: "start" })).jobs.map((job) => job.id);
  expect([await found("any"), await found("none")]).toEqual([[id], []]);
  const [{ terms } = { terms: "" }] = await database.query<{ terms: string }>(
    `select terms::text from job_search where job_id = '${id}'`,
  );
  expect(terms).toContain("=upstream/unsupported=any");
  expect(await unexaminedJobs(9)).toEqual([]);
});

test("a job that is cancelled while its evidence is taken keeps none of it", async () => {
  const id = await startedJob();
  await abortJob(id, "local", "");
  expect(await finishJob(id, results, evidence([]))).toBe(false);
  expect(await jobEvidence(id)).toBeNull();
});

test("jobs that end otherwise are examined afterwards, once, and those who look are told", async () => {
  const [failed, other] = [await startedJob(), await startedJob()];
  await failJob(failed, "no");
  await finishJob(other, results);
  expect((await unexaminedJobs(9)).slice(0, 2)).toEqual([other, failed]);
  const change = Number((await findJob(other))?.change);
  for (const id of [failed, other]) await examineJob(id, () => new Listener());
  await examineJob(other, () => new Listener());
  expect((await findJob(failed))?.claims).toBeNull(); // without an explanation
  expect((await findJob(other))?.claims).toEqual({ total: 1, unsupported: 0 });
  expect(Number((await findJob(other))?.change)).toBe(change + 2);
  expect(await unexaminedJobs(9)).not.toContain(failed);
});

test("ended spans of tools and actions of the latest attempt are given; failed ones and what agents said are not", async () => {
  const id = await startedJob();
  for (const span of [
    toolSpan(1, { type: "action", results: '"a"' }),
    toolSpan(2, { results: '"b\\u0000"' }),
    toolSpan(3, { error: "failed" }),
    toolSpan(4, { type: "llm" }),
    toolSpan(5, { name: "codeexpert", results: '"said by a model"' }),
    toolSpan(6, { type: "agent", parent: 5, nesting: 2 }),
    ...Array.from({ length: 120 }, (_, index) => toolSpan(10 + index, { results: '"c"' })),
  ]) {
    await addSpan(id, span);
  }
  await recordSpanStart(id, toolSpan(200, { finished: null }));
  await database.query(`insert into spans (job_id, attempt, seq, nesting, type, name, started, finished, change)
    values ('${id}', 7, 5, 1, 'tool', 'of another attempt', now(), now(), 1)`);
  const listener = new Listener();
  const job: unknown[] = [];
  await takeEvidence(id, results, (given) => {
    job.push(given);
    return listener;
  });
  expect(job).toEqual([
    {
      explanation: "`foo_bar` at net/a.c:1",
      report: "BUG: KCSAN\u0000",
      config: "CONFIG_SMC=m",
      title: "KCSAN: data-race in a / b",
    },
  ]);
  expect(listener.given).toHaveLength(122);
  expect(listener.given.slice(0, 2)).toEqual(['tool 2 "b\\u0000"', 'tool 10 "c"']);
  expect(listener.given.at(-1)).toBe('action 1 "a"');
});
