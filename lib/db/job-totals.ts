import { Prisma } from "@/generated/prisma/client";
import { failureReason } from "@/lib/contract/failure-reason";
import type { TokenCounts } from "@/lib/contract/job";
import { costMicros } from "@/lib/contract/model-prices";
import { database, type Transaction } from "./client";
import { decodeText, encodeText } from "./exact-text";
import { inBatches } from "./job-batches";
import { indexAgain } from "./job-search";
import { VERSION_LENGTH } from "./texts";

/** What the reason of a failure is read from. */
const ERROR_START = 2000;

interface CallSums {
  readonly id: string;
  readonly model: string;
  readonly input: bigint;
  readonly output: bigint;
  readonly thoughts: bigint;
  readonly cached: bigint;
}

interface JobTotals extends TokenCounts {
  /** Millionths of a dollar; null when a model has no price. */
  readonly cost: number | null;
}

/** Stores what the model calls of ended jobs came to. A job that called no model cost nothing. */
export async function storeJobTotals(tx: Transaction, ids: readonly string[]): Promise<void> {
  const calls = await tx.$queryRaw<CallSums[]>`
    select j.id, coalesce(nullif(s.model, ''), j.model) as model, sum(s.input_tokens) as input,
      sum(s.output_tokens) as output, sum(s.thoughts_tokens) as thoughts, sum(s.cached_tokens) as cached
    from jobs j join spans s on s.job_id = j.id and s.attempt = j.attempt
    where j.id = any (${ids}::uuid[]) and s.type = 'llm'
    group by 1, 2`;
  const totals = sumByJob(calls);
  const rows = JSON.stringify(Array.from(totals, ([id, sums]) => ({ id, ...sums })));
  await tx.$executeRaw`
    update jobs j set input_tokens = t.input, output_tokens = t.output, thoughts_tokens = t.thoughts,
      cached_tokens = t.cached, cost_micros = t.cost
    from json_to_recordset(${rows}::json)
      as t (id uuid, input bigint, output bigint, thoughts bigint, cached bigint, cost bigint)
    where j.id = t.id`;
  const others = ids.filter((id) => !totals.has(id));
  // Jobs that were loaded without their spans may say what they used, but not what that cost.
  await tx.$executeRaw`
    update jobs set cost_micros = 0
    where id = any (${others}::uuid[]) and input_tokens + output_tokens + thoughts_tokens = 0`;
}

/** What the model calls of a job that still runs have used so far, in its present attempt. */
export async function tokensSoFar(jobId: string): Promise<TokenCounts> {
  const [sums] = await database().$queryRaw<TokenCounts[]>`
    select coalesce(sum(s.input_tokens), 0)::float8 as input, coalesce(sum(s.output_tokens), 0)::float8 as output,
      coalesce(sum(s.thoughts_tokens), 0)::float8 as thoughts, coalesce(sum(s.cached_tokens), 0)::float8 as cached
    from jobs j join spans s on s.job_id = j.id and s.attempt = j.attempt
    where j.id = ${jobId}::uuid and s.type = 'llm'`;
  return sums ?? { input: 0, output: 0, thoughts: 0, cached: 0 };
}

function sumByJob(calls: readonly CallSums[]): Map<string, JobTotals> {
  const totals = new Map<string, JobTotals>();
  for (const call of calls) {
    const tokens = {
      input: Number(call.input),
      output: Number(call.output),
      thoughts: Number(call.thoughts),
      cached: Number(call.cached),
    };
    const cost = costMicros(decodeText(call.model), tokens);
    const before = totals.get(call.id);
    totals.set(call.id, before === undefined ? { ...tokens, cost } : add(before, { ...tokens, cost }));
  }
  return totals;
}

function add(a: JobTotals, b: JobTotals): JobTotals {
  return {
    input: a.input + b.input,
    output: a.output + b.output,
    thoughts: a.thoughts + b.thoughts,
    cached: a.cached + b.cached,
    cost: a.cost === null || b.cost === null ? null : a.cost + b.cost,
  };
}

/**
 * Fills in what ended jobs lack: tokens and cost of those without a cost, the reason of failures without one, and the prompt's
 * version. Lists find them by it. Safe to repeat.
 */
export async function fillJobTotals(): Promise<void> {
  await inBatches(Prisma.sql`state in ('finished', 'failed', 'aborted') and cost_micros is null`, storeJobTotals);
  await inBatches(Prisma.sql`state = 'failed' and failure = ''`, fillFailures);
  await inBatches(Prisma.sql`state in ('finished', 'failed', 'aborted') and prompt_version = ''`, fillPromptVersions);
}

async function fillFailures(tx: Transaction, ids: readonly string[]): Promise<void> {
  const failed = await tx.$queryRaw<{ id: string; error: string }[]>`
    select id, left(error, ${ERROR_START}) as error from jobs where id = any (${ids}::uuid[])`;
  const rows = failed.map(({ id, error }) => ({ id, failure: storedFailure(decodeText(error)) }));
  await tx.$executeRaw`
    update jobs j set failure = t.failure
    from json_to_recordset(${JSON.stringify(rows)}::json) as t (id uuid, failure text) where j.id = t.id`;
  await indexAgain(tx, ids);
}

async function fillPromptVersions(tx: Transaction, ids: readonly string[]): Promise<void> {
  const filled = await tx.$queryRaw<{ id: string }[]>`
    update jobs j set prompt_version = left(first_agent.instruction_hash, ${VERSION_LENGTH})
    from (
      select k.id, agent.instruction_hash
      from jobs k cross join lateral (
        select instruction_hash from spans
        where job_id = k.id and attempt = k.attempt and type = 'agent' and instruction_hash is not null
        order by seq limit 1
      ) as agent
      where k.id = any (${ids}::uuid[])
    ) as first_agent
    where j.id = first_agent.id
    returning j.id`;
  await indexAgain(
    tx,
    filled.map(({ id }) => id),
  );
}

/** The reason of a failure as its column keeps it. */
export function storedFailure(error: string): string {
  return encodeText(failureReason(error));
}
