import { expect, test } from "vitest";
import { elapsedMs } from "@/lib/contract/instant";
import type { TokenCounts } from "@/lib/contract/job";
import { jsonObject, parseJsonText } from "@/lib/contract/json-text";
import type { Span } from "@/lib/contract/span";
import { findJob, jobArgs } from "@/lib/db/jobs";
import { findSpan, listSpans } from "@/lib/db/spans";
import { parseReport } from "@/lib/report/parse-report";
import { provideTestDatabase } from "@/lib/testing/test-database";
import { fillDatabase } from "./fill-database";

const database = provideTestDatabase();
const options = {
  namespace: "upstream",
  jobs: 60,
  spans: 45,
  spanBytes: 3_000,
  seed: "test",
  end: Date.parse("2026-11-26T00:00:00Z"),
};
const noProgress = () => undefined;

async function jobIds(): Promise<string[]> {
  return (await database.query<{ id: string }>("select id from jobs order by created")).map(({ id }) => id);
}

/** One text for everything that a load writes. */
async function everything(): Promise<unknown> {
  return database.query(`select
    (select md5(string_agg(j::text, '' order by id)) from jobs j) as jobs,
    (select md5(string_agg(s::text, '' order by job_id, seq)) from spans s) as spans,
    (select md5(string_agg(t.sha256, '' order by sha256)) from texts t) as texts,
    (select md5(string_agg(r::text, '' order by job_id, output)) from reviews r) as reviews,
    (select md5(string_agg(l::text, '' order by job_id, seq, path, first_line)) from shown_lines l) as lines`);
}

test("a load can be read as if workers had run its jobs, and is the same again", async () => {
  const loaded = await fillDatabase(options, noProgress);
  expect(loaded).toMatchObject({ jobs: 60, spans: 60 * 45 });
  const ids = await jobIds();
  expect(ids).toContain(loaded.jobId);
  for (const id of ids) await expectRealJob(id);
  const written = await everything();
  await expect(fillDatabase(options, noProgress)).rejects.toThrow("already");
  await database.query("truncate jobs, texts cascade");
  await fillDatabase(options, noProgress);
  expect(await everything()).toEqual(written);
});

async function expectRealJob(id: string): Promise<void> {
  const job = await findJob(id);
  if (job === null) throw new Error(`There is no job ${id}.`);
  const { CrashReport: report } = jsonObject((await jobArgs(id)) ?? "");
  expect(parseReport(String(report)).title).toBe(job.description);
  expect(job.finished).not.toBeNull();
  const spans = await listSpans(id);
  expect(spans.map(({ seq }) => seq)).toEqual(Array.from({ length: options.spans }, (_, seq) => seq));
  expect(sumOf(spans)).toEqual(job.tokens);
  expect(elapsedMs(job.started, job.finished)).toBe(elapsedMs(spans[0]?.started ?? null, spans[0]?.finished ?? null));
  spans.forEach((span, seq) => {
    expectInPlace(span, spans, seq);
  });
  expect(spans[0]).toMatchObject({ results: job.results, error: job.error });
  expect(await findSpan(id, 5)).toEqual(spans[5]);
}

function expectInPlace(span: Span, spans: readonly Span[], seq: number): void {
  const parent = span.parent === null ? null : spans[span.parent];
  expect(span.nesting).toBe(parent == null ? 0 : parent.nesting + 1);
  const before = spans[seq - 1];
  if (before !== undefined) expect(elapsedMs(before.started, span.started)).toBeGreaterThanOrEqual(0);
  expect(elapsedMs(span.started, span.finished)).toBeGreaterThanOrEqual(0);
  if (parent != null) expect(elapsedMs(span.finished, parent.finished)).toBeGreaterThanOrEqual(0);
  if (span.type === "llm") expect(parseJsonText(span.call?.messages ?? "")).toBeInstanceOf(Array);
}

function sumOf(spans: readonly Span[]): TokenCounts {
  const sum = (count: (span: Span) => number) => spans.reduce((total, span) => total + count(span), 0);
  return {
    input: sum((span) => span.inputTokens),
    output: sum((span) => span.outputTokens),
    thoughts: sum((span) => span.thoughtsTokens),
    cached: sum((span) => span.call?.cachedTokens ?? 0),
  };
}

test("reviews, journal and mark of a job agree; every share of the distribution is there", async () => {
  await database.query("truncate jobs, texts cascade");
  await fillDatabase({ ...options, jobs: 1_200, spans: 0 }, noProgress);
  const [disagreeing] = await database.query(`select count(*)::int as jobs from jobs j
    left join reviews r on r.job_id = j.id and r.output = ''
    where j.correct <> coalesce(r.mark, 'unset')
    or (r.mark is not null and not exists (select from journal e where e.job_id = j.id and e.action = 'reviewed' and e.mark = r.mark))
    or not exists (select from journal e where e.job_id = j.id and e.action = 'created')`);
  expect(disagreeing).toEqual({ jobs: 0 });
  const [found] =
    await database.query(`select count(distinct workflow)::int as workflows, count(distinct model)::int as models,
    count(distinct prompt_version)::int as prompts, count(distinct code_revision)::int as revisions,
    count(distinct agent_name)::int as agents, count(distinct nullif(failure, ''))::int as failures,
    count(distinct description) between 40 and 90 as bugs, string_agg(distinct state::text, ' ' order by state::text) as states,
    bool_or(unsupported > 0) and bool_or(unsupported = 0) and bool_and(claims is null or state = 'finished') as claims,
    (select count(*)::int from job_search) as findable,
    (select sum(finished + failed + aborted)::int from rollups) as counted from jobs`);
  expect(found).toMatchObject({ workflows: 3, models: 5, prompts: 12, revisions: 40, agents: 8 });
  expect(Number(found?.failures)).toBeGreaterThan(6);
  expect(found).toMatchObject({
    bugs: true,
    claims: true,
    states: "aborted failed finished",
    counted: 1_200,
    findable: 1_200,
  });
});

test("runs of a few spans are whole", async () => {
  await database.query("truncate jobs, texts cascade");
  for (let spans = 1; spans <= 12; spans++) {
    const { jobId } = await fillDatabase({ ...options, jobs: 1, spans, seed: `few-${spans}` }, noProgress);
    expect(await listSpans(jobId)).toHaveLength(spans);
  }
});
