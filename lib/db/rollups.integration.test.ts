import { expect, test } from "vitest";
import type { CorrectMark } from "@/lib/contract/job";
import type { Span } from "@/lib/contract/span";
import { newJob, noQueue } from "@/lib/testing/new-job";
import { toolSpan } from "@/lib/testing/span-rows";
import { provideTestDatabase } from "@/lib/testing/test-database";
import { database } from "./client";
import { tokensSoFar } from "./job-totals";
import { abortJob, createJob, failJob, findJob, finishJob, startJob } from "./jobs";
import { rebuildMissingRollups, rebuildRollups, rollUpReview } from "./rollups";
import { recordSpanEnd, recordSpanStart } from "./spans";

const testDatabase = provideTestDatabase();
const starter = { agentName: "worker", codeRevision: "abc", defaultModel: "rules" };

function llmSpan(seq: number, given: Partial<Span> = {}, cachedTokens = 0): Span {
  const call = {
    messages: "[]",
    toolCalls: [],
    tools: "",
    cachedTokens,
    finishReason: "stop",
    retries: 0,
    incidents: [],
  };
  return toolSpan(seq, { type: "llm", name: "expert", model: "rules", call, ...given });
}

async function runningJob(model = ""): Promise<string> {
  const id = await createJob(newJob({ model }), noQueue);
  await startJob(id, starter);
  return id;
}

test("a job that ends is summed up over its model calls", async () => {
  const id = await runningJob("google:gemini-2.5-pro");
  const used = { model: "google:gemini-2.5-pro", inputTokens: 1000, outputTokens: 100, thoughtsTokens: 20 };
  await recordSpanEnd(id, llmSpan(1, used, 400));
  await recordSpanEnd(id, llmSpan(2, used));
  await recordSpanEnd(id, toolSpan(3, { inputTokens: 7 }));
  expect(await findJob(id)).toMatchObject({ tokens: { input: 0 }, costMicros: null });
  await finishJob(id, "{}");
  expect(await findJob(id)).toMatchObject({
    tokens: { input: 2000, output: 200, thoughts: 40, cached: 400 },
    costMicros: 1600 * 1.25 + 400 * 0.125 + 240 * 10,
    failure: "",
  });
});

test("what a running job used so far is that of its present attempt", async () => {
  const id = await runningJob();
  expect(await tokensSoFar(id)).toEqual({ input: 0, output: 0, thoughts: 0, cached: 0 });
  await recordSpanEnd(id, llmSpan(1, { inputTokens: 1000, outputTokens: 100, thoughtsTokens: 20 }, 400));
  await testDatabase.query("insert into spans select (jsonb_populate_record(s, '{\"attempt\": 99}')).* from spans s");
  expect(await tokensSoFar(id)).toEqual({ input: 1000, output: 100, thoughts: 20, cached: 400 });
});

test("a cost is unknown when one model of the job has no price, and nothing without a model call", async () => {
  const mixed = await runningJob();
  await recordSpanEnd(mixed, llmSpan(1, { inputTokens: 5 }));
  await recordSpanEnd(mixed, llmSpan(2, { model: "compatible:x", inputTokens: 6 }));
  await failJob(mixed, 'KernelCommit "v99.0" is not in https://example.org/linux.git: give a commit hash.');
  expect(await findJob(mixed)).toMatchObject({
    tokens: { input: 11 },
    costMicros: null,
    failure: "KernelCommit … is not in …: give a commit hash.",
  });
  const waiting = await createJob(newJob({ model: "compatible:x" }), noQueue);
  await abortJob(waiting, "tester", "");
  expect(await findJob(waiting)).toMatchObject({ tokens: { input: 0 }, costMicros: 0, failure: "" });
});

const odd = "\0 \ud800 odd=";

/** Ends a job in a way that `n` decides, and reviews it. */
async function endSomehow(n: number): Promise<void> {
  const id = await runningJob(["", "openai:gpt-5", "compatible:x"][n % 3]);
  await recordSpanEnd(id, llmSpan(1, { model: "openai:gpt-5", inputTokens: n, outputTokens: 2 * n }, n % 5));
  await recordSpanEnd(id, toolSpan(2, { name: `tool${n % 2}${odd}`, error: n % 4 === 0 ? "missing" : "" }));
  const results = `{"Index":"x","FilesTotal":${n * 10},"FilesCached":${n}}`;
  await recordSpanEnd(id, toolSpan(3, { type: "action", name: "codesearch-prepare", results }));
  await recordSpanEnd(id, toolSpan(4, { type: "agent", name: "expert" }));
  if (n % 7 === 0) return void (await abortJob(id, "tester", "no"));
  if (n % 5 === 0) return void (await failJob(id, `git took more than ${n} ms. ${odd}`));
  await finishJob(id, JSON.stringify({ Benign: n % 2 === 0, Confident: true, [odd]: false, Explanation: "why" }));
  await review(id, { output: "", before: "unset", after: n % 2 === 0 ? "correct" : "incorrect" });
  await review(id, { output: "Benign", before: "unset", after: "correct" });
  if (n % 3 === 0) await review(id, { output: "Benign", before: "correct", after: "incorrect" });
  if (n % 4 === 0) await review(id, { output: odd, before: "unset", after: "incorrect" });
  if (n % 4 === 0) await review(id, { output: "", before: "correct", after: "unset" });
  await review(id, { output: "Explanation", before: "unset", after: "incorrect" });
}

/** What a review does to the tables, with the job's row locked. */
async function review(id: string, change: { output: string; before: CorrectMark; after: CorrectMark }): Promise<void> {
  await database().$transaction(async (tx) => {
    await tx.$queryRaw`select id::text from jobs where id = ${id}::uuid for update`;
    const key = { jobId: id, output: change.output.replace("\0", "\u00100000").replace("\ud800", "\u0010d800") };
    await tx.review.deleteMany({ where: key });
    if (change.after !== "unset") {
      await tx.review.create({ data: { ...key, mark: change.after, operator: "tester", at: new Date() } });
    }
    if (change.output === "") await tx.job.update({ where: { id }, data: { correct: change.after } });
    await rollUpReview(tx, id, change);
  });
}

/** All counts, without the ids of their rows. */
async function counts(): Promise<unknown[]> {
  const key = "r.namespace, r.day, r.workflow, r.model, r.prompt_version, r.code_revision";
  const of = (table: string) =>
    testDatabase.query<{ row: unknown }>(
      `select (to_jsonb(x) - 'rollup_id')::text as row, ${key} from ${table} x join rollups r on r.id = x.rollup_id order by 2, 3, 4, 5, 6, 7, 1`,
    );
  const rollups = await testDatabase.query("select (to_jsonb(r) - 'id')::text as row from rollups r order by 1");
  return [rollups, await of("rollup_flags"), await of("rollup_failures"), await of("rollup_steps")];
}

test("ends and reviews at the same time are all counted, as a count of all jobs would", async () => {
  const numbers = Array.from({ length: 40 }, (_, n) => n);
  for (const half of [numbers.slice(0, 20), numbers.slice(20)]) await Promise.all(half.map(endSomehow));
  const counted = await counts();
  const [{ jobs, reviewed } = { jobs: 0, reviewed: 0 }] = await testDatabase.query<{ jobs: number; reviewed: number }>(
    "select sum(finished + failed + aborted)::int as jobs, sum(correct + incorrect)::int as reviewed from rollups",
  );
  expect(jobs).toBe(43);
  expect(reviewed).toBeGreaterThan(10);
  const [steps] = await testDatabase.query(
    "select sum(calls)::int as calls, sum(cacheable)::int as asked, sum(cached)::int as cached, sum(elapsed_ms)::int as ms from rollup_steps where name = 'codesearch-prepare'",
  );
  expect(steps).toEqual({ calls: 40, asked: 7800, cached: 780, ms: 40_000 });
  await rebuildRollups();
  expect(await counts()).toEqual(counted);
  expect(await rebuildMissingRollups()).toBe(false);
});

test("a review of a job that was never counted changes nothing, and its database is counted once", async () => {
  await testDatabase.query("delete from rollups");
  const [job] = await testDatabase.query<{ id: string }>("select id from jobs where state = 'finished' limit 1");
  await review(job?.id ?? "", { output: "", before: "unset", after: "correct" });
  expect(await testDatabase.query("select * from rollups")).toEqual([]);
  await testDatabase.query(
    "update jobs set failure = '', cost_micros = null, input_tokens = 0 where state <> 'pending'",
  );
  expect(await rebuildMissingRollups()).toBe(true);
  const counted = await counts();
  const failures = await testDatabase.query(
    'select failure, sum(jobs)::int as jobs from rollup_failures group by 1 order by failure collate "C"',
  );
  expect(failures).toEqual([
    { failure: "KernelCommit … is not in …: give a commit hash.", jobs: 1 },
    { failure: "git took more than … ms.", jobs: 6 },
  ]);
  await rebuildRollups();
  expect(await counts()).toEqual(counted);
});

test("a job of an earlier version gets the prompt version that its first agent would have given it", async () => {
  const id = await runningJob();
  for (const seq of [1, 2]) {
    await recordSpanStart(id, toolSpan(seq, { type: "agent", instruction: `instruction ${seq}`, finished: null }));
  }
  await finishJob(id, "{}");
  const version = (await findJob(id))?.promptVersion;
  expect(version).toMatch(/^[0-9a-f]{8}$/);
  await testDatabase.query("update jobs set prompt_version = '' where id = $1", [id]);
  await rebuildRollups();
  expect((await findJob(id))?.promptVersion).toBe(version);
  expect(await testDatabase.query("select finished from rollups where prompt_version = $1", [version])).toEqual([
    { finished: 1 },
  ]);
});

test("names too long for an index are cut, and do not keep a job from ending", async () => {
  const long = Array.from({ length: 8000 }, (_, n) => String.fromCharCode(0x4e00 + ((n * 7919) % 20_000))).join("");
  const id = await runningJob();
  await recordSpanEnd(id, toolSpan(1, { name: long }));
  expect(await finishJob(id, JSON.stringify({ [long]: true }))).toBe(true);
  await database().$transaction((tx) => rollUpReview(tx, id, { output: long, before: "unset", after: "correct" }));
  const flags = await testDatabase.query("select flag, jobs, correct from rollup_flags where length(flag) = 200");
  expect(flags).toEqual([{ flag: long.slice(0, 200), jobs: 1, correct: 1 }]);
});

test("jobs loaded with their sums and without spans keep them", async () => {
  await testDatabase.query(`
    insert into jobs (id, namespace, workflow, type, description, created, state, args, input_tokens, cost_micros)
    select gen_random_uuid(), 'upstream', 'loaded', 'x', '', '2026-01-01T23:30:00-05:00', 'finished', '{}', 5, null
    from generate_series(1, 3)`);
  await rebuildRollups();
  expect(
    await testDatabase.query(
      "select day::text, finished, input_tokens::int, unpriced from rollups where workflow = 'loaded'",
    ),
  ).toEqual([{ day: "2026-01-02", finished: 3, input_tokens: 15, unpriced: 3 }]);
});
