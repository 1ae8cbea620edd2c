import { isJobId } from "@/lib/contract/job-id";
import { shownLines } from "@/lib/contract/shown-lines";
import type { Span } from "@/lib/contract/span";
import { database, type Transaction } from "./client";
import { decodeText, encodeText } from "./exact-text";

/** A line of a source file, 1-based. */
export interface SourcePlace {
  readonly path: string;
  readonly line: number;
}

/** More stretches than this of one call are not kept: a search with thousands of matches is no reading. */
const MAX_STRETCHES = 1000;
/** Postgres takes no path that is much longer into an index; no kernel has one. */
const MAX_PATH_BYTES = 1000;

type SpanContent = Parameters<typeof shownLines>[0] & Pick<Span, "seq">;

/** Keeps which source lines a span showed, so that what an explanation cites is found without reading the trajectory. */
export async function storeShownLines(
  tx: Transaction,
  { jobId, attempt }: { jobId: string; attempt: number },
  span: SpanContent,
): Promise<void> {
  const { seq } = span;
  const data = shownLines(span)
    .map(({ path, first, last }) => {
      return { jobId, attempt, seq, path: encodeText(path), firstLine: first, lastLine: last };
    })
    .filter(({ path, firstLine, lastLine }) => isIndexable(path) && isLine(firstLine) && isLine(lastLine))
    .slice(0, MAX_STRETCHES);
  if (data.length > 0) await tx.shownLines.createMany({ data, skipDuplicates: true });
}

/** Spans that are read at once: each may hold a whole file. */
const PAGE = 100;

/** The same for all ended spans of a job's latest attempt. */
export async function storeAllShownLines(tx: Transaction, jobId: string): Promise<void> {
  const { attempt } = await tx.job.findUniqueOrThrow({ where: { id: jobId }, select: { attempt: true } });
  for (let last: number | undefined = -1; last !== undefined; ) {
    const spans: Pick<Span, "seq" | "args" | "results">[] = await tx.span.findMany({
      where: { jobId, attempt, seq: { gt: last }, type: "tool", finished: { not: null }, failed: false },
      select: { seq: true, args: true, results: true },
      orderBy: { seq: "asc" },
      take: PAGE,
    });
    for (const { seq, args, results } of spans) {
      const span = { seq, type: "tool", error: "", args: decodeText(args), results: decodeText(results) } as const;
      await storeShownLines(tx, { jobId, attempt }, span);
    }
    last = spans.at(-1)?.seq;
  }
}

/** For each of `places` the earliest span that showed it; null where none did. */
export async function spansShowing(jobId: string, places: readonly SourcePlace[]): Promise<(number | null)[]> {
  if (!isJobId(jobId) || places.length === 0) return places.map(() => null);
  const paths = places.map(({ path }) => encodeText(path));
  const lines = places.map(({ line }) => (isLine(line) ? line : 0));
  const rows = await database().$queryRaw<{ seq: number | null }[]>`
    select (
      select min(seq) from shown_lines
      where job_id = ${jobId}::uuid and attempt = (select attempt from jobs where id = ${jobId}::uuid)
        and path = place.path and place.line between first_line and last_line
    ) as seq
    from unnest(${paths}::text[], ${lines}::int[]) with ordinality as place (path, line, number)
    order by number`;
  return rows.map(({ seq }) => seq);
}

function isIndexable(storedPath: string): boolean {
  return Buffer.byteLength(storedPath) <= MAX_PATH_BYTES;
}

function isLine(line: number): boolean {
  return Number.isInteger(line) && line > 0 && line <= 0x7fffffff;
}
