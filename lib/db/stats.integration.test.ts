import { expect, test } from "vitest";
import { type StatsGrouping, statsGroupings } from "@/lib/contract/stats";
import { provideTestDatabase } from "@/lib/testing/test-database";
import { rebuildRollups } from "./rollups";
import { loadStats } from "./stats";

const database = provideTestDatabase();
const everything = { from: "", to: "" };
const columns = { workflow: "workflow", model: "model", prompt: "prompt_version", revision: "code_revision" };

const by = (grouping: StatsGrouping, namespace = "upstream") => ({ namespace, grouping, only: {} });

async function insertJobs(): Promise<void> {
  await database.query(`
    insert into jobs (id, namespace, workflow, type, description, created, started, finished, state, correct, verdict,
      model, prompt_version, code_revision, failure, input_tokens, cost_micros, args)
    select gen_random_uuid(), 'upstream', (array['assessment-kcsan', 'moderation'])[1 + n % 2], 'x', '',
      '2026-01-30T23:00:00Z'::timestamptz + n * interval '1 hour',
      '2026-02-01'::timestamptz, '2026-02-01'::timestamptz + interval '3 s',
      (array['finished', 'finished', 'failed', 'aborted', 'running'])[1 + n % 5]::job_state,
      (case when n % 5 < 2 then (array['correct', 'incorrect', 'unset'])[1 + n % 3] else 'unset' end)::correct_mark,
      case when n % 5 < 2 then array['Benign=' || (n % 3 = 0)::text, 'Confident=true'] else '{}' end,
      (array['rules', 'google:x', ''])[1 + n % 3], (array['aa', 'bb'])[1 + n % 2], 'r' || n % 4,
      case when n % 5 = 2 then 'reason ' || n % 2 else '' end, n, case when n % 3 = 0 then n end, '{}'
    from generate_series(1, 100) as n`);
  await rebuildRollups();
}

test("every grouping counts what the jobs themselves say", async () => {
  await insertJobs();
  for (const grouping of statsGroupings) {
    const { groups } = await loadStats(by(grouping), everything);
    const expected = await database.query(`
      select ${columns[grouping]} as key, count(*) filter (where state = 'finished')::int as finished,
        count(*) filter (where state = 'failed')::int as failed, count(*) filter (where state = 'aborted')::int as aborted,
        count(*) filter (where correct = 'correct')::int as correct, sum(input_tokens)::int as input,
        count(*) filter (where cost_micros is null)::int as unpriced, coalesce(sum(cost_micros), 0)::int as cost,
        count(*) filter (where 'Benign=true' = any (verdict))::int as benign,
        count(*) filter (where 'Benign=false' = any (verdict))::int as harmful
      from jobs where state <> 'running' group by 1 order by count(*) desc, 1`);
    expect(
      groups.map((group) => ({
        key: group.key,
        finished: group.finished,
        failed: group.failed,
        aborted: group.aborted,
        correct: group.correct,
        input: group.tokens.input,
        unpriced: group.unpriced,
        cost: group.costMicros,
        benign: group.flags.find(({ name }) => name === "Benign")?.yes ?? 0,
        harmful: group.flags.find(({ name }) => name === "Benign")?.no ?? 0,
      })),
    ).toEqual(expected);
    expect(groups.reduce((sum, { durationMs }) => sum + durationMs, 0)).toBe(60 * 3000);
  }
});

test("a period takes whole days, the last one not", async () => {
  const { days, failures } = await loadStats(by("workflow"), { from: "2026-02-01", to: "2026-02-03" });
  const expected = await database.query(`
    select (created at time zone 'UTC')::date::text as day, count(*) filter (where state = 'finished')::int as finished,
      count(*) filter (where state = 'failed')::int as failed, sum(input_tokens)::int as input,
      coalesce(sum(cost_micros), 0)::int as cost, count(*) filter (where cost_micros is null)::int as unpriced,
      3000 * count(*) filter (where state <> 'aborted')::int as "durationMs"
    from jobs where state <> 'running' and created >= '2026-02-01T00:00:00Z' and created < '2026-02-03T00:00:00Z'
    group by 1 order by 1`);
  expect(expected.length).toBe(2);
  expect(
    days.map(({ day, finished, failed, tokens: { input }, costMicros: cost, unpriced, durationMs }) => {
      return { day, finished, failed, input, cost, unpriced, durationMs };
    }),
  ).toEqual(expected);
  expect(failures.reduce((sum, { jobs }) => sum + jobs, 0)).toBe(days.reduce((sum, { failed }) => sum + failed, 0));
  expect(failures[0]?.reason).toMatch(/^reason [01]$/);
});

test("narrowed to groups, everything is counted of their jobs alone", async () => {
  const only = { model: "", prompt: "bb" };
  const { groups, failures, days } = await loadStats({ ...by("revision"), only }, everything);
  const [expected] = await database.query(`
    select count(*)::int as jobs, count(*) filter (where state = 'failed')::int as failed
    from jobs where state <> 'running' and model = '' and prompt_version = 'bb'`);
  const sum = (counts: readonly { finished: number; failed: number; aborted: number }[]) =>
    counts.reduce((all, { finished, failed, aborted }) => all + finished + failed + aborted, 0);
  expect(expected?.failed).toBeGreaterThan(0);
  expect({ jobs: sum(groups), failed: failures.reduce((all, { jobs }) => all + jobs, 0) }).toEqual(expected);
  expect(sum(days)).toBe(sum(groups));
});

test("of many groups those with most jobs come, and that there are more", async () => {
  await database.query(`
    insert into rollups (namespace, day, workflow, model, prompt_version, code_revision, finished)
    select 'many', '2026-01-01', 'x', 'model' || n, '', '', n from generate_series(1, 101) as n`);
  const { groups, moreGroups } = await loadStats(by("model", "many"), everything);
  expect([groups.length, groups[0]?.finished, groups.at(-1)?.finished, moreGroups]).toEqual([100, 101, 2, true]);
  expect((await loadStats(by("workflow", "many"), everything)).moreGroups).toBe(false);
});

test("what has no jobs has no numbers", async () => {
  const none = { groups: [], moreGroups: false, failures: [], steps: [], days: [] };
  expect(await loadStats(by("model", "nowhere"), everything)).toEqual(none);
  expect(await loadStats(by("model", "\0"), everything)).toEqual(none);
  expect(await loadStats(by("model"), { from: "9999-12-31", to: "" })).toEqual(none);
});
