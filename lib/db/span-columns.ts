import { Prisma } from "@/generated/prisma/client";
import { isJobId } from "@/lib/contract/job-id";
import type { JsonText } from "@/lib/contract/json-text";
import type { SpanColumns } from "@/lib/contract/span-columns";
import { database } from "./client";
import { decodeText } from "./exact-text";

/** Up to `limit` spans of a job with a seq above `afterSeq`. */
export interface SpanRange {
  readonly afterSeq: number;
  readonly limit: number;
}

/**
 * Spans of the latest attempt of a job as the JSON of {@link SpanColumns}, by seq; empty columns when there is no such job. The
 * database writes the JSON itself: nobody makes thousands of objects on the way to a browser.
 */
export async function spanColumnsJson(jobId: string, { afterSeq, limit }: SpanRange): Promise<JsonText> {
  if (!isJobId(jobId)) return NO_SPANS;
  const [row] = await database().$queryRaw<{ columns: string | null }[]>`
    select ${COLUMNS} as columns from (
      select * from spans
      where job_id = ${jobId}::uuid and attempt = (select attempt from jobs where id = ${jobId}::uuid)
        and seq > ${Math.min(afterSeq, 0x7fffffff)}
      order by seq limit ${limit}
    ) as span`;
  return decodeColumns(row?.columns ?? NO_SPANS);
}

/** The same, parsed. */
export async function spanColumns(jobId: string, range: SpanRange): Promise<SpanColumns> {
  return JSON.parse(await spanColumnsJson(jobId, range)) as SpanColumns;
}

/** Spans that were written after a change number. */
export interface ChangedSpans {
  /** As {@link SpanColumns}. */
  readonly json: JsonText;
  /** There are more: these are all up to this change number. Null when these are all. */
  readonly upTo: number | null;
}

/** The spans of a job that were written after `afterChange`; when those are more than about `limit`, the ones that were written first. */
export async function changedSpans(jobId: string, afterChange: number, limit: number): Promise<ChangedSpans> {
  if (!isJobId(jobId)) return { json: NO_SPANS, upTo: null };
  // Spans that were interrupted together have one change number: they are not parted.
  const [row] = await database().$queryRaw<{ columns: string | null; count: number; last: bigint | null }[]>`
    select ${COLUMNS} as columns, count(*)::int as count, max(change) as last from (
      select * from (
        select * from spans
        where job_id = ${jobId}::uuid and attempt = (select attempt from jobs where id = ${jobId}::uuid)
          and change > ${afterChange}
        order by change fetch first ${limit} rows with ties
      ) as changed order by seq
    ) as span`;
  const upTo = row === undefined || row.count < limit ? null : Number(row.last);
  return { json: decodeColumns(row?.columns ?? NO_SPANS), upTo };
}

/** How many spans the latest attempt of a job has. */
export async function countSpans(jobId: string): Promise<number> {
  if (!isJobId(jobId)) return 0;
  const [row] = await database().$queryRaw<{ count: number }[]>`
    select count(*)::int as count from spans
    where job_id = ${jobId}::uuid and attempt = (select attempt from jobs where id = ${jobId}::uuid)`;
  return row?.count ?? 0;
}

/** What each column is made of; `{"seq": array_agg(seq), …}` without a null when there is no row. */
const EXPRESSIONS: Readonly<Record<keyof SpanColumns, string>> = {
  seq: "seq",
  parent: "parent",
  nesting: "nesting",
  type: "type",
  name: "name",
  model: "model",
  started: milliseconds("started"),
  finished: milliseconds("finished"),
  failed: "failed",
  repeated: "repeated",
  summary: "summary",
  inputTokens: "input_tokens",
  outputTokens: "output_tokens",
  thoughtsTokens: "thoughts_tokens",
  size: "size",
  toolCalls: "case when cardinality(tool_calls) > 0 then to_json(tool_calls) end",
};

const COLUMNS = Prisma.raw(
  `json_build_object(${Object.entries(EXPRESSIONS)
    .map(([name, expression]) => `'${name}', coalesce(json_agg(${expression}), '[]')`)
    .join(", ")})::text`,
);

const NO_SPANS: JsonText = JSON.stringify(
  Object.fromEntries(Object.keys(EXPRESSIONS).map((name) => [name, []])) satisfies Record<string, never[]>,
);

function milliseconds(column: string): string {
  return `(extract(epoch from ${column}) * 1000)::bigint`;
}

/** The escape of lib/db/exact-text.ts as JSON writes it: hardly any span has one. */
const ESCAPE_IN_JSON = "\\u0010";

function decodeColumns(json: JsonText): JsonText {
  if (!json.includes(ESCAPE_IN_JSON)) return json;
  return JSON.stringify(JSON.parse(json, (_, value) => (typeof value === "string" ? decodeText(value) : value)));
}
