import { Prisma } from "@/generated/prisma/client";

/*
 * The statements that count ended jobs. Each one counts the jobs that `which` picks, of `jobs j`, and adds to what is there:
 * the end of one job and a count of them all are the same statement.
 */

/** Of a verdict or a step; what is longer does not fit into an index. */
const MAX_NAME = 200;

const ENDED = Prisma.sql`j.state in ('finished', 'failed', 'aborted')`;

/** Ties a job to the rollup that counts it. */
export const COUNTED_IN = Prisma.sql`
  r.namespace = j.namespace and r.day = (j.created at time zone 'UTC')::date and r.workflow = j.workflow
  and r.model = j.model and r.prompt_version = j.prompt_version and r.code_revision = j.code_revision`;

export function countJobs(which: Prisma.Sql): Prisma.Sql {
  return Prisma.sql`
    insert into rollups as r (namespace, day, workflow, model, prompt_version, code_revision,
      finished, failed, aborted, correct, incorrect, duration_ms,
      input_tokens, output_tokens, thoughts_tokens, cached_tokens, cost_micros, unpriced)
    select j.namespace, (j.created at time zone 'UTC')::date, j.workflow, j.model, j.prompt_version, j.code_revision,
      count(*) filter (where j.state = 'finished'), count(*) filter (where j.state = 'failed'),
      count(*) filter (where j.state = 'aborted'),
      count(*) filter (where j.correct = 'correct'), count(*) filter (where j.correct = 'incorrect'),
      coalesce(sum(${elapsedMs("j")}) filter (where j.state <> 'aborted'), 0),
      sum(j.input_tokens), sum(j.output_tokens), sum(j.thoughts_tokens), sum(j.cached_tokens),
      coalesce(sum(j.cost_micros), 0), count(*) filter (where j.cost_micros is null)
    from jobs j where ${ENDED} and ${which}
    group by 1, 2, 3, 4, 5, 6
    on conflict (namespace, day, workflow, model, prompt_version, code_revision) do update set
      finished = r.finished + excluded.finished, failed = r.failed + excluded.failed,
      aborted = r.aborted + excluded.aborted, correct = r.correct + excluded.correct,
      incorrect = r.incorrect + excluded.incorrect, duration_ms = r.duration_ms + excluded.duration_ms,
      input_tokens = r.input_tokens + excluded.input_tokens, output_tokens = r.output_tokens + excluded.output_tokens,
      thoughts_tokens = r.thoughts_tokens + excluded.thoughts_tokens,
      cached_tokens = r.cached_tokens + excluded.cached_tokens,
      cost_micros = r.cost_micros + excluded.cost_micros, unpriced = r.unpriced + excluded.unpriced`;
}

export function countFlags(which: Prisma.Sql): Prisma.Sql {
  return Prisma.sql`
    insert into rollup_flags as f (rollup_id, flag, value, jobs, correct, incorrect)
    select r.id, left(stored.flag, ${MAX_NAME}), stored.value, count(*),
      count(*) filter (where v.mark = 'correct'), count(*) filter (where v.mark = 'incorrect')
    from jobs j join rollups r on ${COUNTED_IN}
    cross join lateral (
      select regexp_replace(entry, '=(true|false)$', '') as flag, entry like '%=true' as value
      from unnest(j.verdict) as entry
    ) as stored
    left join reviews v on v.job_id = j.id and v.output = stored.flag
    where ${ENDED} and ${which}
    group by 1, 2, 3
    on conflict (rollup_id, flag, value) do update set
      jobs = f.jobs + excluded.jobs, correct = f.correct + excluded.correct, incorrect = f.incorrect + excluded.incorrect`;
}

export function countFailures(which: Prisma.Sql): Prisma.Sql {
  return Prisma.sql`
    insert into rollup_failures as f (rollup_id, failure, jobs)
    select r.id, j.failure, count(*) from jobs j join rollups r on ${COUNTED_IN}
    where j.state = 'failed' and j.failure <> '' and ${which}
    group by 1, 2
    on conflict (rollup_id, failure) do update set jobs = f.jobs + excluded.jobs`;
}

/** Counts a span of each job by its type and name. What a cache is asked for: input tokens, and files to index. */
export function countSteps(which: Prisma.Sql): Prisma.Sql {
  return Prisma.sql`
    insert into rollup_steps as t (rollup_id, type, name, calls, failed, elapsed_ms, cacheable, cached)
    select r.id, s.type, left(s.name, ${MAX_NAME}), count(*), count(*) filter (where s.failed),
      coalesce(sum(${elapsedMs("s")}), 0),
      sum(${cacheCount("s.input_tokens", "FilesTotal")}), sum(${cacheCount("s.cached_tokens", "FilesCached")})
    from jobs j join rollups r on ${COUNTED_IN} join spans s on s.job_id = j.id and s.attempt = j.attempt
    where ${ENDED} and ${which} and s.type in ('action', 'llm', 'tool')
    group by 1, 2, 3
    on conflict (rollup_id, type, name) do update set
      calls = t.calls + excluded.calls, failed = t.failed + excluded.failed,
      elapsed_ms = t.elapsed_ms + excluded.elapsed_ms,
      cacheable = t.cacheable + excluded.cacheable, cached = t.cached + excluded.cached`;
}

function elapsedMs(table: "j" | "s"): Prisma.Sql {
  return Prisma.raw(`greatest(0, round(extract(epoch from ${table}.finished - ${table}.started) * 1000))::bigint`);
}

/** Of a model call its `column`, of codesearch-prepare the number `note` in its results, read without trusting that they are JSON. */
function cacheCount(column: string, note: "FilesTotal" | "FilesCached"): Prisma.Sql {
  return Prisma.raw(`case when s.type = 'llm' then ${column}
    when s.type = 'action' and s.name = 'codesearch-prepare'
      then coalesce(substring(s.results from '"${note}": ?([0-9]{1,12})')::bigint, 0)
    else 0 end`);
}
