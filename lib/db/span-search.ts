import { Prisma } from "@/generated/prisma/client";
import { isJobId } from "@/lib/contract/job-id";
import { type SearchBatch, type SearchedPart, type SpanHit, searchedParts } from "@/lib/contract/span-search";
import { database } from "./client";
import { decodeText, encodeText } from "./exact-text";

/** Spans of the first batch; every next one is twice as large, so that the first hits come soon and the last not late. */
const FIRST_BATCH = 250;
const LARGEST_BATCH = 8000;

/**
 * Looks for `query` in all content of a job's spans, in their order, and tells what it finds batch by batch. Upper and lower case
 * of ASCII letters are one. In JSON the query is looked for as JSON writes it. Yields nothing for an empty query.
 */
export async function* searchSpans(jobId: string, query: string): AsyncGenerator<SearchBatch> {
  if (query === "" || !isJobId(jobId)) return;
  const run = await readRun(jobId);
  const needles = needlesOf(query);
  const shared = await searchSharedTexts(run, needles);
  for (let from = 0, size = FIRST_BATCH; from < run.total; from += size, size = Math.min(size * 2, LARGEST_BATCH)) {
    const hits = await searchRange(run, { from, to: from + size }, needles, shared);
    yield { hits, searched: Math.min(from + size, run.total), total: run.total };
  }
}

interface Run {
  readonly jobId: string;
  readonly attempt: number;
  /** One above the highest seq. */
  readonly total: number;
}

async function readRun(jobId: string): Promise<Run> {
  const [row] = await database().$queryRaw<{ attempt: number; total: number }[]>`
    select attempt, coalesce((
      select max(seq) + 1 from spans where job_id = jobs.id and spans.attempt = jobs.attempt
    ), 0) as total from jobs where id = ${jobId}::uuid`;
  return { jobId, attempt: row?.attempt ?? 0, total: row?.total ?? 0 };
}

/** The query in lower case, as the database keeps texts and as JSON writes it. */
interface Needles {
  readonly plain: string;
  readonly json: string;
}

function needlesOf(query: string): Needles {
  const lower = (text: string) => text.replace(/[A-Z]/g, (letter) => letter.toLowerCase());
  return { plain: lower(encodeText(query)), json: lower(JSON.stringify(query).slice(1, -1)) };
}

/** Where a part of a span is, in its row joined with the texts that it shares with others. */
const sources: Readonly<Record<SearchedPart, { readonly text: string; readonly json: boolean }>> = {
  name: { text: "span.name", json: false },
  error: { text: "span.error", json: false },
  args: { text: "span.args", json: true },
  results: { text: "span.results", json: true },
  reply: { text: "span.reply", json: false },
  thoughts: { text: "span.thoughts", json: false },
  instruction: { text: sharedText("instruction_hash"), json: false },
  prompt: { text: sharedText("prompt_hash"), json: false },
  messages: { text: "span.messages", json: true },
};

/** Only the texts that are known to hold the query are read again, for every span that has one of them. */
function sharedText(column: string): string {
  return `(select convert_from(bytes, 'UTF8') from texts where sha256 = span.${column} and sha256 = any (found.hashes))`;
}

/** Letters beyond ASCII are not folded: the database does that ten times more slowly. */
const folded = (text: string) => Prisma.raw(`lower(${text} collate "C")`);

const BEFORE = 60;
const EXCERPT = 180;

async function searchRange(
  { jobId, attempt }: Run,
  { from, to }: { from: number; to: number },
  needles: Needles,
  shared: readonly string[],
): Promise<SpanHit[]> {
  const parts = searchedParts.map((part, order) => {
    const { text, json } = sources[part];
    return Prisma.sql`(${order}::int, ${part}, ${json ? needles.json : needles.plain}, ${Prisma.raw(text)})`;
  });
  const rows = await database().$queryRaw<SpanHit[]>`
    select seq, sum((length(text) - length(replace(lowered, needle, ''))) / length(needle))::int as count,
      array_agg(name order by number) as parts,
      (array_agg(substr(text, greatest(1, strpos(lowered, needle) - ${BEFORE}::int), ${EXCERPT}::int) order by number))[1]
        as excerpt
    from (
      select span.seq, part.*, ${folded("part.text")} as lowered
      from (select ${[...shared]}::text[] as hashes) as found, spans as span,
        lateral (values ${Prisma.join(parts)}) as part (number, name, needle, text)
      where span.job_id = ${jobId}::uuid and span.attempt = ${attempt} and span.seq >= ${from} and span.seq < ${to}
        and strpos(${folded("part.text")}, part.needle) > 0
    ) as hit
    group by seq order by seq`;
  return rows.map((row) => ({ ...row, excerpt: decodeText(row.excerpt) }));
}

/** Digests of the instructions and prompts of a run that hold the query. */
async function searchSharedTexts({ jobId, attempt }: Run, { plain }: Needles): Promise<string[]> {
  const rows = await database().$queryRaw<{ sha256: string }[]>`
    select sha256 from texts
    where sha256 in (
      select unnest(array[instruction_hash, prompt_hash]) from spans
      where job_id = ${jobId}::uuid and attempt = ${attempt} and instruction_hash is not null
    ) and strpos(lower(convert_from(bytes, 'UTF8') collate "C"), ${plain}) > 0`;
  return rows.map(({ sha256 }) => sha256);
}
