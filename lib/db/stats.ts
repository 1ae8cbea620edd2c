import { Prisma } from "@/generated/prisma/client";
import type { SpanType } from "@/lib/contract/span";
import {
  type Period,
  type Stats,
  type StatsChoice,
  type StatsDay,
  type StatsFailure,
  type StatsFlag,
  type StatsGroup,
  type StatsGrouping,
  type StatsStep,
  statsGroupings,
} from "@/lib/contract/stats";
import { database } from "./client";
import { decodeText, encodeText } from "./exact-text";

/** Longest lists that a page shows. */
const MAX_GROUPS = 100;
const MAX_FAILURES = 50;
const MAX_STEPS = 200;

type CountedJobs = Pick<StatsChoice, "namespace" | "grouping" | "only">;

/** What the ended jobs that a choice is of and that were created in a period came to, from the counts kept of each day. */
export async function loadStats(choice: CountedJobs, period: Period): Promise<Stats> {
  const where = rollupsOf(choice, period);
  const [groups, failures, steps, days] = await Promise.all([
    readGroups(where, groupColumns[choice.grouping]),
    readFailures(where),
    readSteps(where),
    readDays(where),
  ]);
  return { groups: groups.slice(0, MAX_GROUPS), moreGroups: groups.length > MAX_GROUPS, failures, steps, days };
}

const groupColumns: Record<StatsGrouping, Prisma.Sql> = {
  workflow: Prisma.sql`r.workflow`,
  model: Prisma.sql`r.model`,
  prompt: Prisma.sql`r.prompt_version`,
  revision: Prisma.sql`r.code_revision`,
};

function rollupsOf({ namespace, only }: CountedJobs, { from, to }: Period): Prisma.Sql {
  const conditions = [Prisma.sql`r.namespace = ${encodeText(namespace)}`];
  if (from !== "") conditions.push(Prisma.sql`r.day >= ${from}::date`);
  if (to !== "") conditions.push(Prisma.sql`r.day < ${to}::date`);
  for (const grouping of statsGroupings) {
    const value = only[grouping];
    if (value !== undefined) conditions.push(Prisma.sql`${groupColumns[grouping]} = ${encodeText(value)}`);
  }
  return Prisma.join(conditions, " and ");
}

/** Counts fit into a double: Postgres gives them as one, where its own sums would be decimals. */
const SUMS = Prisma.raw(`
  sum(r.finished)::float8 as finished, sum(r.failed)::float8 as failed, sum(r.aborted)::float8 as aborted,
  sum(r.correct)::float8 as correct, sum(r.incorrect)::float8 as incorrect,
  sum(r.duration_ms)::float8 as "durationMs", sum(r.cost_micros)::float8 as "costMicros",
  sum(r.unpriced)::float8 as unpriced,
  json_build_object('input', sum(r.input_tokens), 'output', sum(r.output_tokens),
    'thoughts', sum(r.thoughts_tokens), 'cached', sum(r.cached_tokens)) as tokens`);

async function readGroups(where: Prisma.Sql, key: Prisma.Sql): Promise<StatsGroup[]> {
  const [rows, flags] = await Promise.all([
    database().$queryRaw<Omit<StatsGroup, "flags">[]>`
      select ${key} as key, ${SUMS}
      from rollups r where ${where} group by 1
      order by sum(r.finished + r.failed + r.aborted) desc, 1 limit ${MAX_GROUPS + 1}`,
    readFlags(where, key),
  ]);
  return rows.map(({ key: stored, ...sums }) => ({
    ...sums,
    key: decodeText(stored),
    flags: flags.get(stored) ?? [],
  }));
}

async function readFlags(where: Prisma.Sql, key: Prisma.Sql): Promise<Map<string, StatsFlag[]>> {
  const rows = await database().$queryRaw<(StatsFlag & { key: string })[]>`
    select ${key} as key, f.flag as name,
      coalesce(sum(f.jobs) filter (where f.value), 0)::float8 as yes,
      coalesce(sum(f.jobs) filter (where not f.value), 0)::float8 as no,
      sum(f.correct)::float8 as correct, sum(f.incorrect)::float8 as incorrect
    from rollups r join rollup_flags f on f.rollup_id = r.id where ${where}
    group by 1, 2 order by sum(f.jobs) desc, 2`;
  const byKey = new Map<string, StatsFlag[]>();
  for (const { key: stored, ...flag } of rows) {
    const flags = byKey.get(stored) ?? [];
    flags.push({ ...flag, name: decodeText(flag.name) });
    byKey.set(stored, flags);
  }
  return byKey;
}

async function readFailures(where: Prisma.Sql): Promise<StatsFailure[]> {
  const rows = await database().$queryRaw<StatsFailure[]>`
    select f.failure as reason, sum(f.jobs)::float8 as jobs
    from rollups r join rollup_failures f on f.rollup_id = r.id where ${where}
    group by 1 order by 2 desc, 1 limit ${MAX_FAILURES}`;
  return rows.map(({ reason, jobs }) => ({ reason: decodeText(reason), jobs }));
}

async function readSteps(where: Prisma.Sql): Promise<StatsStep[]> {
  const rows = await database().$queryRaw<(Omit<StatsStep, "type"> & { type: SpanType })[]>`
    select t.type, t.name, sum(t.calls)::float8 as calls, sum(t.failed)::float8 as failed,
      sum(t.elapsed_ms)::float8 as "elapsedMs", sum(t.cacheable)::float8 as cacheable, sum(t.cached)::float8 as cached
    from rollups r join rollup_steps t on t.rollup_id = r.id where ${where}
    group by 1, 2 order by sum(t.elapsed_ms) desc, 1, 2 limit ${MAX_STEPS}`;
  return rows.map((row) => ({ ...row, name: decodeText(row.name) }));
}

async function readDays(where: Prisma.Sql): Promise<StatsDay[]> {
  return database().$queryRaw<StatsDay[]>`
    select r.day::text as day, ${SUMS} from rollups r where ${where} group by r.day order by r.day`;
}
