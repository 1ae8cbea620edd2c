import { Prisma } from "@/generated/prisma/client";
import { explanationOf } from "@/lib/contract/job";
import type { JobCursor } from "@/lib/contract/job-query";
import { type JsonText, jsonObject, toJsonText } from "@/lib/contract/json-text";
import type { ReviewItem, TextBeginning } from "@/lib/contract/review";
import { database } from "./client";
import { evidenceOfJobs } from "./evidence";
import { decodeText, encodeText } from "./exact-text";
import { rowColumns, toJobRow } from "./job-row";
import { journals } from "./journal";
import { jobReviews } from "./reviews";
import { inputBeginnings, textBeginning } from "./text-beginning";

/** Bytes of a report and of an explanation that are sent along; longer other results are left out. */
const MAX_SENT = 64 * 1024;

interface QueueFilter {
  readonly namespace: string;
  /** Empty: every workflow. */
  readonly workflow: string;
}

/** Up to `limit` finished jobs that nobody has marked, newest first, after `after` (null: from the start). */
export async function nextToReview(filter: QueueFilter, after: JobCursor | null, limit: number): Promise<ReviewItem[]> {
  const ids = await unreviewedIds(filter, after, limit);
  const [rows, reviews, entries, evidence] = await Promise.all([
    database().job.findMany({ where: { id: { in: ids } }, select: { ...rowColumns, results: true, args: true } }),
    jobReviews(ids),
    journals(ids),
    evidenceOfJobs(ids),
  ]);
  const reports = await inputBeginnings(
    rows.map(({ args }) => decodeText(args)),
    "CrashReport",
    MAX_SENT,
  );
  const items = rows.map((row, index): ReviewItem => {
    const results = decodeText(row.results);
    return {
      job: toJobRow(row),
      explanation: textBeginning(explanationOf(results), MAX_SENT),
      evidence: evidence.get(row.id) ?? null,
      others: otherResults(results),
      report: reports[index] ?? NO_TEXT,
      reviews: reviews.get(row.id) ?? [],
      journal: entries.get(row.id) ?? [],
    };
  });
  return ids.flatMap((id) => items.find(({ job }) => job.id === id) ?? []);
}

const NO_TEXT: TextBeginning = { text: "", bytes: 0 };

/** Walks the index of just these jobs: only where the states stand as literals does Postgres see that it will do. */
async function unreviewedIds(filter: QueueFilter, after: JobCursor | null, limit: number): Promise<string[]> {
  const conditions = [Prisma.sql`namespace = ${encodeText(filter.namespace)}`];
  if (filter.workflow !== "") conditions.push(Prisma.sql`workflow = ${encodeText(filter.workflow)}`);
  if (after !== null) conditions.push(Prisma.sql`(created, id) < (${new Date(after.time)}, ${after.id}::uuid)`);
  const rows = await database().$queryRaw<{ id: string }[]>`
    select id from jobs where state = 'finished' and correct = 'unset' and ${Prisma.join(conditions, " and ")}
    order by created desc, id desc limit ${limit}`;
  return rows.map(({ id }) => id);
}

function otherResults(results: JsonText): JsonText | null {
  const others = Object.entries(jsonObject(results)).filter(
    ([name, value]) => typeof value !== "boolean" && name !== "Explanation",
  );
  const text = toJsonText(Object.fromEntries(others));
  return Buffer.byteLength(text) <= MAX_SENT ? text : null;
}
