import { costMicros } from "@/lib/contract/model-prices";
import type { Span } from "@/lib/contract/span";
import type { SpanUsage } from "@/lib/contract/span-content";
import { database } from "./client";
import { decodeText } from "./exact-text";

interface ModelSums {
  readonly model: string;
  readonly calls: number;
  readonly input: number;
  readonly output: number;
  readonly thoughts: number;
  readonly cached: number;
}

/**
 * What the model calls inside of a span of the job's latest attempt came to so far, at any depth; null when there were none, and for a
 * call itself. What is inside of a span follows it, up to the next one that is not nested deeper: branches never mix.
 */
export async function usageWithin(
  jobId: string,
  { seq, nesting, type }: Pick<Span, "seq" | "nesting" | "type">,
): Promise<SpanUsage | null> {
  if (type === "llm" || type === "action") return null;
  const sums = await database().$queryRaw<ModelSums[]>`
    with job as (select id, attempt, model from jobs where id = ${jobId}::uuid),
      next as (
        select s.seq from spans s join job on s.job_id = job.id and s.attempt = job.attempt
        where s.seq > ${seq} and s.nesting <= ${nesting} order by s.seq limit 1
      )
    select coalesce(nullif(s.model, ''), job.model) as model, count(*)::int as calls,
      sum(s.input_tokens)::float8 as input, sum(s.output_tokens)::float8 as output,
      sum(s.thoughts_tokens)::float8 as thoughts, sum(s.cached_tokens)::float8 as cached
    from spans s join job on s.job_id = job.id and s.attempt = job.attempt
    where s.seq > ${seq} and s.seq < coalesce((select seq from next), ${MAX_SEQ}) and s.type = 'llm'
    group by 1`;
  return sums.length === 0 ? null : sums.map(toUsage).reduce(add);
}

/** Above every seq. */
const MAX_SEQ = 0x7fffffff;

function toUsage({ model, calls, ...tokens }: ModelSums): SpanUsage {
  return { calls, ...tokens, costMicros: costMicros(decodeText(model), tokens) };
}

function add(a: SpanUsage, b: SpanUsage): SpanUsage {
  return {
    calls: a.calls + b.calls,
    input: a.input + b.input,
    output: a.output + b.output,
    thoughts: a.thoughts + b.thoughts,
    cached: a.cached + b.cached,
    costMicros: a.costMicros === null || b.costMicros === null ? null : a.costMicros + b.costMicros,
  };
}
