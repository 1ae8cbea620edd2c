import type { Span, SpanRow } from "@/lib/contract/span";
import { raiseChange } from "./change";
import { database, type Transaction } from "./client";
import { isJobId } from "./job-id";
import { rowColumns, spanEndColumns, spanStartColumns, textHashes, toSpan, toSpanRow } from "./span-row";
import { loadTexts, storeTexts } from "./texts";

/** Rows of a trajectory and the change number that they are complete up to. */
export interface SpanChanges {
  /** By seq. */
  readonly rows: SpanRow[];
  readonly change: number;
}

/**
 * The spans of a job that were written after change number `afterChange` (0: all), without payload. The next call takes the
 * returned number; a span may come twice, none is left out. Only the latest attempt counts.
 */
export async function spanRows(jobId: string, afterChange: number): Promise<SpanChanges> {
  const job = await latestAttempt(jobId);
  if (job === null) return { rows: [], change: 0 };
  const rows = await database().span.findMany({
    where: { jobId, attempt: job.attempt, change: { gt: afterChange } },
    orderBy: { seq: "asc" },
    select: rowColumns,
  });
  return { rows: rows.map(toSpanRow), change: Number(job.change) };
}

/** A span with all its content, or null. */
export async function findSpan(jobId: string, seq: number): Promise<Span | null> {
  const job = await latestAttempt(jobId);
  if (job === null || !Number.isInteger(seq) || Math.abs(seq) > 0x7fffffff) return null;
  const row = await database().span.findUnique({
    where: { jobId_attempt_seq: { jobId, attempt: job.attempt, seq } },
  });
  return row === null ? null : toSpan(row, await loadTexts(database(), textHashes([row])));
}

/** The whole trajectory with all its content, by seq. */
export async function listSpans(jobId: string): Promise<Span[]> {
  const job = await latestAttempt(jobId);
  if (job === null) return [];
  const rows = await database().span.findMany({ where: { jobId, attempt: job.attempt }, orderBy: { seq: "asc" } });
  const texts = await loadTexts(database(), textHashes(rows));
  return rows.map((row) => toSpan(row, texts));
}

/** Stores that a span has started. A span that is stored already, started or ended, stays as it is. */
export async function recordSpanStart(jobId: string, span: Span): Promise<void> {
  const key = await spanKey(jobId, span.seq);
  if ((await storedState(key)) !== "absent") return;
  await database().$transaction(async (tx) => {
    const change = await raiseChange(tx, jobId);
    await insertSpan(tx, key, { ...span, finished: null, call: null }, change);
  });
}

/** Stores that a span has ended, also when its start was never stored. A span that has ended already stays as it is. */
export async function recordSpanEnd(jobId: string, span: Span): Promise<void> {
  const key = await spanKey(jobId, span.seq);
  if ((await storedState(key)) === "ended") return;
  await database().$transaction(async (tx) => {
    const change = await raiseChange(tx, jobId);
    const data = { ...spanEndColumns(span, await storeSpanTexts(tx, span)), change };
    const { count } = await tx.span.updateMany({ where: { ...key, finished: null }, data });
    if (count === 0) await insertSpan(tx, key, span, change);
  });
}

interface SpanKey {
  readonly jobId: string;
  readonly attempt: number;
  readonly seq: number;
}

async function spanKey(jobId: string, seq: number): Promise<SpanKey> {
  const job = await latestAttempt(jobId);
  if (job === null) throw new Error(`There is no job ${jobId}.`);
  return { jobId, attempt: job.attempt, seq };
}

async function latestAttempt(jobId: string): Promise<{ attempt: number; change: bigint } | null> {
  if (!isJobId(jobId)) return null;
  return database().job.findUnique({ where: { id: jobId }, select: { attempt: true, change: true } });
}

async function storedState(key: SpanKey): Promise<"absent" | "started" | "ended"> {
  const row = await database().span.findUnique({ where: { jobId_attempt_seq: key }, select: { finished: true } });
  if (row === null) return "absent";
  return row.finished === null ? "started" : "ended";
}

async function insertSpan(tx: Transaction, key: SpanKey, span: Span, change: bigint): Promise<void> {
  const hashes = await storeSpanTexts(tx, span);
  const data = { ...key, ...spanStartColumns(span), ...spanEndColumns(span, hashes), change };
  await tx.span.createMany({ data, skipDuplicates: true });
}

/** Stores the texts that many spans share, and returns their digests: null for an absent text. */
async function storeSpanTexts(tx: Transaction, span: Span) {
  const texts = [span.instruction, span.prompt, span.call?.tools ?? ""];
  const present = texts.filter((text) => text !== "");
  const digests = present.length === 0 ? [] : await storeTexts(tx, present);
  const digestOf = (text: string) => (text === "" ? null : (digests[present.indexOf(text)] ?? null));
  return {
    instructionHash: digestOf(span.instruction),
    promptHash: digestOf(span.prompt),
    toolsHash: digestOf(span.call?.tools ?? ""),
  };
}
