import type { Evidence } from "@/lib/contract/evidence";
import { summarizeError } from "@/lib/contract/job";
import { isJobId } from "@/lib/contract/job-id";
import type { JsonText } from "@/lib/contract/json-text";
import { modelCategories } from "@/lib/contract/model-category";
import { raiseChange } from "./change";
import { database, type Transaction } from "./client";
import { storeEvidence } from "./evidence";
import { decodeText, encodeText } from "./exact-text";
import { storedVerdict } from "./job-row";
import { indexJob } from "./job-search";
import { storedFailure, storeJobTotals } from "./job-totals";
import { expandArgs } from "./large-args";
import { rollUpEnd } from "./rollups";
import { interruptSpans } from "./spans";

/** Longest stored error in bytes; a longer one is cut with a note. */
const MAX_ERROR_BYTES = 1024 * 1024;

/** Who starts a job. */
export interface JobStarter {
  readonly agentName: string;
  readonly codeRevision: string;
  /** The model of a job without a wish. */
  readonly defaultModel: string;
}

/** What a worker needs to run a job. */
export interface StartedJob {
  readonly id: string;
  readonly workflow: string;
  readonly args: JsonText;
  /** Fixed from now on; a category until a model of it has answered. */
  readonly model: string;
}

/**
 * Marks a job as running and fixes its model: the wish, else the starter's default. A job that already runs (its worker
 * died) keeps its start and its model. Null when there is no such job or it has ended: it must not run.
 */
export async function startJob(id: string, starter: JobStarter): Promise<StartedJob | null> {
  return changeJob(id, async (tx) => {
    const row = await tx.job.findUniqueOrThrow({
      where: { id },
      select: { state: true, started: true, model: true, modelWish: true, workflow: true, args: true },
    });
    if (row.state !== "pending" && row.state !== "running") return null;
    const model = row.model || row.modelWish || encodeText(starter.defaultModel);
    await tx.job.update({
      where: { id },
      data: {
        state: "running",
        started: row.started ?? new Date(),
        model,
        agentName: encodeText(starter.agentName),
        codeRevision: encodeText(starter.codeRevision),
        waitUntil: null,
        waitReason: "",
      },
      select: { id: true },
    });
    await indexJob(tx, id);
    const args = await expandArgs(tx, decodeText(row.args));
    return { id, workflow: decodeText(row.workflow), args, model: decodeText(model) };
  });
}

/** Ends a running job with its results, and what supports them when that is known already. False when it has ended before, e.g. was cancelled: nothing is written then. */
export async function finishJob(id: string, results: JsonText, evidence: Evidence | null = null): Promise<boolean> {
  const end = { state: "finished", results: encodeText(results), verdict: storedVerdict(results) } as const;
  return endJob(id, end, async (tx) => {
    if (evidence !== null) await storeEvidence(tx, id, evidence);
  });
}

/** Ends a pending or running job with an error that says what to do. False when it has ended before. */
export async function failJob(id: string, error: string): Promise<boolean> {
  return endJob(id, { state: "failed", failure: storedFailure(error), ...storedError(error) });
}

/** Cancels a pending or running job in the name of `operator`; its entry in the queue is the caller's. False when it has ended before. */
export async function abortJob(id: string, operator: string, why: string): Promise<boolean> {
  const reason = why.trim() === "" ? "cancelled" : why.trim();
  return endJob(id, { state: "aborted", ...storedError(`aborted: ${reason} (${operator})`) }, async (tx, at) => {
    const entry = { jobId: id, at, operator: encodeText(operator), action: "cancelled", why: encodeText(why) };
    await tx.journalEntry.create({ data: entry });
  });
}

/** Counts that a running job goes to another worker because its own died, and returns how often that happened; 0 when it has ended. */
export async function countTakeover(id: string): Promise<number> {
  const counted = await changeJob(id, async (tx) => {
    const { count } = await tx.job.updateMany({
      where: { id, state: { in: ["pending", "running"] } },
      data: { takeovers: { increment: 1 } },
    });
    if (count === 0) return null;
    return tx.job.findUniqueOrThrow({ where: { id }, select: { takeovers: true } });
  });
  return counted?.takeovers ?? 0;
}

/**
 * Says why a pending job waits (empty: for nothing in particular). Nothing is written when that is known already or the job
 * no longer waits.
 */
export async function setWaitReason(id: string, reason: string): Promise<void> {
  const waitReason = encodeText(reason);
  await changeJob(id, async (tx) => {
    const where = { id, state: "pending", waitReason: { not: waitReason } } as const;
    const { count } = await tx.job.updateMany({ where, data: { waitReason } });
    return count === 0 ? null : true;
  });
}

/**
 * Replaces the category that a job was started with by the model that answered: from then on the job is that model's, also for
 * workers that take it over. Nothing is written when it has a model already.
 */
export async function settleJobModel(id: string, model: string): Promise<void> {
  await changeJob(id, async (tx) => {
    const { count } = await tx.job.updateMany({
      where: { id, state: "running", model: { in: [...modelCategories] } },
      data: { model: encodeText(model) },
    });
    if (count === 0) return null;
    await indexJob(tx, id);
    return true;
  });
}

/**
 * Puts a running job back to pending until `until`, saying why; its run is the caller's. False when it does not run, e.g. was
 * cancelled: nothing is written then.
 */
export async function parkJob(id: string, until: Date, reason: string): Promise<boolean> {
  const parked = await changeJob(id, async (tx) => {
    const { count } = await tx.job.updateMany({
      where: { id, state: "running" },
      data: { state: "pending", waitUntil: until, waitReason: encodeText(reason) },
    });
    if (count === 0) return null;
    await indexJob(tx, id);
    return true;
  });
  return parked ?? false;
}

interface JobEnd {
  readonly state: "finished" | "failed" | "aborted";
  readonly results?: string;
  readonly verdict?: string[];
  readonly error?: string;
  readonly errorSummary?: string;
  readonly failure?: string;
}

/** Ends the job and, with it, the spans that a cancelled or failed run left open; then sums it up and counts it. */
async function endJob(
  id: string,
  end: JobEnd,
  also: (tx: Transaction, at: Date) => Promise<void> = async () => undefined,
): Promise<boolean> {
  const ended = await changeJob(id, async (tx, change) => {
    const finished = new Date();
    const { count } = await tx.job.updateMany({
      where: { id, state: { in: end.state === "finished" ? ["running"] : ["pending", "running"] } },
      data: { ...end, finished, waitUntil: null, waitReason: "" },
    });
    if (count === 0) return null;
    await interruptSpans(tx, id, finished, change);
    await also(tx, finished);
    await storeJobTotals(tx, [id]);
    await indexJob(tx, id);
    await rollUpEnd(tx, id);
    return true;
  });
  return ended ?? false;
}

/** Runs `write` with the job's row locked and its change raised; null from `write`, or no such job, leaves nothing behind. */
async function changeJob<T>(
  id: string,
  write: (tx: Transaction, change: bigint) => Promise<T | null>,
): Promise<T | null> {
  if (!isJobId(id)) return null;
  try {
    return await database().$transaction(async (tx) => {
      if ((await tx.job.count({ where: { id } })) === 0) throw new NothingToWrite();
      const result = await write(tx, await raiseChange(tx, id));
      if (result === null) throw new NothingToWrite();
      return result;
    });
  } catch (error) {
    if (error instanceof NothingToWrite) return null;
    throw error;
  }
}

/** Rolls a transaction back. */
class NothingToWrite extends Error {
  override readonly name = "NothingToWrite";
}

function storedError(error: string): { error: string; errorSummary: string } {
  const size = Buffer.byteLength(error);
  const kept =
    size <= MAX_ERROR_BYTES ? error : `${cutBytes(error, MAX_ERROR_BYTES)}\n(cut: the error was ${size} bytes long)`;
  return { error: encodeText(kept), errorSummary: encodeText(summarizeError(kept)) };
}

/** The longest beginning of `text` that takes at most `size` bytes of UTF-8, cut between characters. */
function cutBytes(text: string, size: number): string {
  let fits = 0;
  for (let tooLong = text.length + 1; tooLong - fits > 1; ) {
    const middle = Math.floor((fits + tooLong) / 2);
    if (Buffer.byteLength(text.slice(0, middle)) <= size) fits = middle;
    else tooLong = middle;
  }
  const cut = text.slice(0, fits);
  return /[\uD800-\uDBFF]$/.test(cut) ? cut.slice(0, -1) : cut;
}
