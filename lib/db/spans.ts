import { isJobId } from "@/lib/contract/job-id";
import type { Span } from "@/lib/contract/span";
import { raiseActiveChange } from "./change";
import { database, type Transaction } from "./client";
import { indexJob } from "./job-search";
import { storeShownLines } from "./shown-lines";
import {
  spanEndColumns,
  spanProgressColumns,
  spanStartColumns,
  textHashes,
  timeColumns,
  toSpan,
  toTimes,
} from "./span-row";
import { loadTexts, storeTexts, textVersion } from "./texts";

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

/**
 * Stores that a span has started. A span that is stored already, started or ended, stays as it is; but a step that an earlier
 * execution started and did not end is marked as repeated. A job that has ended takes no more spans: whatever still works for
 * it does so in vain.
 */
export async function recordSpanStart(jobId: string, span: Span): Promise<void> {
  const key = await spanKey(jobId, span.seq);
  const known = await storedTimes(key);
  if (known !== null && !isRepetition(span, known)) return;
  await database().$transaction(async (tx) => {
    const change = await raiseActiveChange(tx, jobId);
    if (change === null) return;
    if (known !== null) {
      await tx.span.updateMany({ where: { ...key, finished: null }, data: { repeated: true, change } });
      return;
    }
    await insertSpan(tx, key, { ...span, finished: null, call: null }, change);
    if (span.type === "agent") await fixPromptVersion(tx, jobId, span.instruction);
  });
}

/** Stores what a span that runs has so far; one that is not stored, or has ended, stays as it is. */
export async function recordSpanProgress(jobId: string, span: Span): Promise<void> {
  const key = await spanKey(jobId, span.seq);
  if ((await storedTimes(key))?.finished !== null) return;
  await database().$transaction(async (tx) => {
    const change = await raiseActiveChange(tx, jobId);
    if (change === null) return;
    await tx.span.updateMany({ where: { ...key, finished: null }, data: { ...spanProgressColumns(span), change } });
  });
}

/**
 * Stores that a span has ended, also when its start was never stored. A span that has ended already stays as it is, and a job
 * that has ended takes no more.
 */
export async function recordSpanEnd(jobId: string, span: Span): Promise<void> {
  const key = await spanKey(jobId, span.seq);
  if (typeof (await storedTimes(key))?.finished === "string") return;
  await database().$transaction(async (tx) => {
    const change = await raiseActiveChange(tx, jobId);
    if (change === null) return;
    const data = { ...spanEndColumns(span, await storeSpanTexts(tx, span)), change };
    const { count } = await tx.span.updateMany({ where: { ...key, finished: null }, data });
    if (count === 0) await insertSpan(tx, key, span, change);
    await storeShownLines(tx, key, span);
  });
}

const INTERRUPTED = "interrupted: the job ended";

/** Ends the spans of a job that are still open, as failed, at `finished`: in the transaction that ends the job. */
export async function interruptSpans(tx: Transaction, jobId: string, finished: Date, change: bigint): Promise<void> {
  // A worker's clock may be ahead of the one that says when the job ended.
  await tx.$executeRaw`
    update spans set finished = greatest(started, ${finished}), failed = true, error = ${INTERRUPTED},
      summary = ${INTERRUPTED}, size = size + ${Buffer.byteLength(INTERRUPTED)}, change = ${change}
    where job_id = ${jobId}::uuid and finished is null`;
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

type SpanTimes = Pick<Span, "started" | "finished">;

async function storedTimes(key: SpanKey): Promise<SpanTimes | null> {
  const row = await database().span.findUnique({ where: { jobId_attempt_seq: key }, select: timeColumns });
  return row === null ? null : toTimes(row);
}

/** The same start again is one that was stored while the connection broke. Containers only look at the clock in their step. */
function isRepetition({ step, started }: Span, known: SpanTimes): boolean {
  return step !== null && known.finished === null && known.started !== started;
}

async function insertSpan(tx: Transaction, key: SpanKey, span: Span, change: bigint): Promise<void> {
  const hashes = await storeSpanTexts(tx, span);
  const data = { ...key, ...spanStartColumns(span), ...spanEndColumns(span, hashes), change };
  await tx.span.createMany({ data, skipDuplicates: true });
}

/** First characters of the digest of a span's instruction; empty without one. */
export function promptVersionOf({ instruction }: Pick<Span, "instruction">): string {
  return instruction === "" ? "" : textVersion(instruction);
}

/** The first agent of a job says which prompt the job is counted under. */
async function fixPromptVersion(tx: Transaction, jobId: string, instruction: string): Promise<void> {
  const data = { promptVersion: promptVersionOf({ instruction }) };
  const { count } = await tx.job.updateMany({ where: { id: jobId, promptVersion: "" }, data });
  if (count > 0) await indexJob(tx, jobId);
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
