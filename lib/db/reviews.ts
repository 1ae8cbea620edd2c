import { type CorrectMark, jobAllows } from "@/lib/contract/job";
import { isJobId } from "@/lib/contract/job-id";
import { jsonObject } from "@/lib/contract/json-text";
import {
  MAX_COMMENT,
  markSign,
  type NewReview,
  type Review,
  type ReviewOutcome,
  reviewedThing,
  WHOLE_VERDICT,
} from "@/lib/contract/review";
import { raiseChange } from "./change";
import { database, type Transaction } from "./client";
import { decodeText, encodeText } from "./exact-text";
import { indexJob } from "./job-search";
import { rollUpReview } from "./rollups";
import { instantOf } from "./stored-instant";

/** Characters of somebody else's comment that a refusal quotes. */
const MAX_QUOTED = 300;

/** Longer names do not fit into the index that reviews are found by. */
const MAX_OUTPUT_BYTES = 2000;
const SHOWN_OF_NAME = 60;

/**
 * Marks an output of a finished job, or its whole verdict, and says so in the journal. Unset and without a comment, the
 * output is as if nobody had reviewed it. Refused are other jobs, unknown outputs, comments that are too long, and what
 * somebody else changed meanwhile. A review that says what is known already writes nothing.
 */
export async function reviewJob(id: string, given: NewReview): Promise<ReviewOutcome> {
  const review = { ...given, comment: given.comment.trim() };
  if (review.comment.length > MAX_COMMENT) {
    const length = review.comment.length.toLocaleString("en");
    return refusal(`The comment is ${length} characters long: shorten it to ${MAX_COMMENT.toLocaleString("en")}.`);
  }
  return writeLocked(id, async (tx) => {
    const { output, mark, comment, operator } = review;
    await checkReviewable(tx, id, output);
    const before = await readState(tx, id, output);
    if (before.mark === mark && before.comment === comment) throw new NothingWritten({ kind: "unchanged" });
    if (review.expected !== undefined && !isAsSeen(before, review.expected)) {
      throw new NothingWritten(await conflict(tx, id, output, { seen: review.expected, now: before }));
    }
    const after = { output, mark, comment, operator, at: new Date() };
    return recordChange(tx, id, { before, after, action: "reviewed", by: operator, at: after.at, undoes: null });
  });
}

/**
 * Takes back the review of a job that was entered last (or exactly `entryId`, when nothing later judges its output), as a
 * journal entry of its own: mark, comment and reviewer are what they were before.
 */
export async function undoReview(id: string, operator: string, entryId?: number): Promise<ReviewOutcome> {
  return writeLocked(id, async (tx) => {
    const live = await liveReviews(tx, id);
    const entry = entryId === undefined ? live[0] : live.find((row) => Number(row.id) === entryId);
    if (entry === undefined) {
      throw refused(entryId === undefined ? "There is no review to take back." : "This review is taken back already.");
    }
    const [latest, earlier] = live.filter(({ output }) => output === entry.output);
    const output = decodeText(entry.output);
    if (latest?.id !== entry.id) {
      throw refused(`There is a later review of ${reviewedThing(output)}: take that one back first.`);
    }
    const at = new Date();
    const after = {
      output,
      mark: entry.wasMark ?? "unset",
      comment: decodeText(entry.wasComment),
      // Whoever the earlier state is from; without an entry about that, whoever brought it back.
      operator: earlier === undefined ? operator : decodeText(earlier.operator),
      at: earlier?.at ?? at,
    };
    const before = await readState(tx, id, output);
    return recordChange(tx, id, { before, after, action: "undone", by: operator, at, undoes: entry.id });
  });
}

/** What stands reviewed of those of `jobIds` that have reviews. */
export async function jobReviews(jobIds: readonly string[]): Promise<ReadonlyMap<string, Review[]>> {
  const where = { jobId: { in: jobIds.filter(isJobId) } };
  const rows = await database().review.findMany({ where, orderBy: { output: "asc" } });
  const byJob = new Map<string, Review[]>();
  for (const row of rows) byJob.set(row.jobId, [...(byJob.get(row.jobId) ?? []), toReview(row)]);
  return byJob;
}

type ReviewState = Pick<Review, "mark" | "comment">;

interface ReviewChange {
  readonly before: ReviewState;
  readonly after: ReviewState & { readonly output: string; readonly operator: string; readonly at: Date };
  readonly action: "reviewed" | "undone";
  readonly by: string;
  readonly at: Date;
  readonly undoes: bigint | null;
}

/** Everything that follows from a changed review: the review itself, the journal, and what is derived from the mark. */
async function recordChange(tx: Transaction, id: string, change: ReviewChange): Promise<ReviewOutcome> {
  const { before, after } = change;
  const output = encodeText(after.output);
  await storeReview(tx, id, after);
  const { id: entry } = await tx.journalEntry.create({
    data: {
      jobId: id,
      at: change.at,
      operator: encodeText(change.by),
      action: change.action,
      why: encodeText(after.comment),
      output,
      mark: after.mark,
      wasMark: before.mark,
      wasComment: encodeText(before.comment),
      undoes: change.undoes,
    },
    select: { id: true },
  });
  if (after.output === WHOLE_VERDICT && after.mark !== before.mark) {
    await tx.job.update({ where: { id }, data: { correct: after.mark }, select: { id: true } });
    await indexJob(tx, id);
  }
  // Last: what it counts in is shared with other jobs and stays locked until the end.
  await rollUpReview(tx, id, { output: after.output, before: before.mark, after: after.mark });
  return { kind: "written", entry: Number(entry) };
}

async function storeReview(tx: Transaction, jobId: string, review: ReviewChange["after"]): Promise<void> {
  const output = encodeText(review.output);
  if (review.mark === "unset" && review.comment === "") {
    await tx.review.deleteMany({ where: { jobId, output } });
    return;
  }
  const { mark, at } = review;
  const values = { mark, comment: encodeText(review.comment), operator: encodeText(review.operator), at };
  await tx.review.upsert({
    where: { jobId_output: { jobId, output } },
    create: { jobId, output, ...values },
    update: values,
  });
}

async function checkReviewable(tx: Transaction, id: string, output: string): Promise<void> {
  const { state, results } = await tx.job.findUniqueOrThrow({ where: { id }, select: { state: true, results: true } });
  if (!jobAllows(state, "review")) throw refused("Only a finished job has a verdict to review.");
  if (output !== WHOLE_VERDICT && !Object.hasOwn(jsonObject(decodeText(results)), output)) {
    throw refused(`The job has no output "${output}".`);
  }
  const bytes = Buffer.byteLength(encodeText(output));
  if (bytes > MAX_OUTPUT_BYTES) {
    const name = `${output.slice(0, SHOWN_OF_NAME)}…`;
    throw refused(`The name of the output "${name}" is ${bytes} bytes long: review the verdict instead.`);
  }
}

async function readState(tx: Transaction, jobId: string, output: string): Promise<ReviewState> {
  const row = await tx.review.findUnique({ where: { jobId_output: { jobId, output: encodeText(output) } } });
  return row === null ? { mark: "unset", comment: "" } : { mark: row.mark, comment: decodeText(row.comment) };
}

/** The reviews that were entered and not taken back, latest first. */
function liveReviews(tx: Transaction, jobId: string) {
  return tx.$queryRaw<
    { id: bigint; output: string; wasMark: CorrectMark | null; wasComment: string; operator: string; at: Date }[]
  >`
    select id, output, was_mark::text as "wasMark", was_comment as "wasComment", operator, at from journal entry
    where job_id = ${jobId}::uuid and action = 'reviewed'
      and not exists (select from journal undo where undo.undoes = entry.id)
    order by id desc`;
}

/** Forms bring a comment back without NUL and halves of characters, so that those make no difference. */
function isAsSeen(now: ReviewState, seen: ReviewState): boolean {
  const inForms = (text: string) => text.toWellFormed().replaceAll("\0", "\ufffd");
  return now.mark === seen.mark && inForms(now.comment) === inForms(seen.comment.trim());
}

interface Conflict {
  readonly seen: ReviewState;
  readonly now: ReviewState;
}

async function conflict(
  tx: Transaction,
  jobId: string,
  output: string,
  { seen, now }: Conflict,
): Promise<ReviewOutcome> {
  const where = { jobId, output: encodeText(output), action: { in: ["reviewed", "undone"] } };
  const last = await tx.journalEntry.findFirst({ where, orderBy: { id: "desc" } });
  const operator = last === null ? "Somebody" : decodeText(last.operator);
  const done = now.mark === seen.mark ? commentedOn(output, now.comment) : markedAs(output, now.mark);
  const problem = `${operator} has ${done} meanwhile, and nothing was changed: mark it again if you do not agree.`;
  return { kind: "refused", problem, current: { ...now, output, operator, at: instantOf(last?.at ?? new Date()) } };
}

function markedAs(output: string, mark: CorrectMark): string {
  const { sign, word } = markSign(mark);
  return `marked ${reviewedThing(output)} ${sign} ${word}`;
}

function commentedOn(output: string, comment: string): string {
  if (comment === "") return `taken away the comment on ${reviewedThing(output)}`;
  const quoted = comment.length <= MAX_QUOTED ? comment : `${comment.slice(0, MAX_QUOTED)}…`;
  return `written “${quoted}” about ${reviewedThing(output)}`;
}

function toReview(row: { output: string; mark: CorrectMark; comment: string; operator: string; at: Date }): Review {
  return {
    output: decodeText(row.output),
    mark: row.mark,
    comment: decodeText(row.comment),
    operator: decodeText(row.operator),
    at: instantOf(row.at),
  };
}

/** Runs `write` with the job's row locked and its change raised, so that reviews of a job come one after the other. */
async function writeLocked(id: string, write: (tx: Transaction) => Promise<ReviewOutcome>): Promise<ReviewOutcome> {
  if (!isJobId(id) || (await database().job.count({ where: { id } })) === 0) return refusal("There is no such job.");
  try {
    return await database().$transaction(async (tx) => {
      await raiseChange(tx, id);
      return write(tx);
    });
  } catch (error) {
    if (error instanceof NothingWritten) return error.outcome;
    throw error;
  }
}

/** Rolls a transaction back; its outcome is the answer all the same. */
class NothingWritten extends Error {
  override readonly name = "NothingWritten";

  constructor(readonly outcome: ReviewOutcome) {
    super(outcome.kind);
  }
}

function refusal(problem: string): ReviewOutcome {
  return { kind: "refused", problem, current: null };
}

function refused(problem: string): NothingWritten {
  return new NothingWritten(refusal(problem));
}
