import { Prisma } from "@/generated/prisma/client";
import { isJobId } from "@/lib/contract/job-id";
import type { JsonText } from "@/lib/contract/json-text";
import type { SpanColumns } from "@/lib/contract/span-columns";
import { database } from "./client";
import { decodeText } from "./exact-text";

/** Which spans of a job. */
export type SpanRange =
  /** Up to `limit` of them with a seq above `afterSeq`. */
  | { readonly afterSeq: number; readonly limit: number }
  /** All that were written after a change number. */
  | { readonly afterChange: number };

/**
 * Spans of the latest attempt of a job as the JSON of {@link SpanColumns}, by seq; empty columns when there is no such job. The
 * database writes the JSON itself: nobody makes thousands of objects on the way to a browser.
 */
export async function spanColumnsJson(jobId: string, range: SpanRange): Promise<JsonText> {
  if (!isJobId(jobId)) return NO_SPANS;
  const [row] = await database().$queryRaw<{ columns: string | null }[]>`
    select ${COLUMNS} as columns from (
      select * from spans
      where job_id = ${jobId}::uuid and attempt = (select attempt from jobs where id = ${jobId}::uuid) and ${within(range)}
      order by seq ${"limit" in range ? Prisma.sql`limit ${range.limit}` : Prisma.empty}
    ) as span`;
  return decodeColumns(row?.columns ?? NO_SPANS);
}

/** The same, parsed. */
export async function spanColumns(jobId: string, range: SpanRange): Promise<SpanColumns> {
  return JSON.parse(await spanColumnsJson(jobId, range)) as SpanColumns;
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

function within(range: SpanRange): Prisma.Sql {
  return "afterChange" in range
    ? Prisma.sql`change > ${range.afterChange}`
    : Prisma.sql`seq > ${Math.min(range.afterSeq, 0x7fffffff)}`;
}

/** The escape of lib/db/exact-text.ts as JSON writes it: hardly any span has one. */
const ESCAPE_IN_JSON = "\\u0010";

function decodeColumns(json: JsonText): JsonText {
  if (!json.includes(ESCAPE_IN_JSON)) return json;
  return JSON.stringify(JSON.parse(json, (_, value) => (typeof value === "string" ? decodeText(value) : value)));
}
