import { Prisma } from "@/generated/prisma/client";
import type { JobFilter, JobOrder } from "@/lib/contract/job-query";
import { database } from "./client";
import type { StoredJobRow } from "./job-row";
import { type JobWalk, walkOf } from "./job-walk";
import { searchQuery, wordsQuery } from "./search-terms";

/** The place of a job in a list. */
export interface Key {
  readonly time: Date;
  readonly id: string;
}

/** A piece of a list: its first rows in an order, or the first beyond a key. */
export interface JobPiece {
  readonly order: JobOrder;
  readonly beyond: Key | null;
  readonly limit: number;
}

/** How many rows of an index are looked at before the inverted index is asked: when columns, and when words must be compared. */
export interface WalkReach {
  readonly columns: number;
  readonly words: number;
}

export const usualReach: WalkReach = { columns: 5000, words: 2000 };

/**
 * The rows of a piece of the list that `filter` narrows. What many jobs fulfil is found by walking along an index and
 * leaving out what does not fit. Where a stretch of that gives too little, the inverted index has the exact intersection:
 * that is read and sorted as a whole, and is small just then.
 */
export async function readPiece(filter: JobFilter, piece: JobPiece, reach = usualReach): Promise<StoredJobRow[]> {
  const walk = walkOf(filter);
  const words = wordsQuery(filter.text);
  const along = [...walk.along, ...placeConditions(Prisma.raw("id"), filter, piece)];
  if (walk.rest.length === 0 && words === "") return exactRows(along, piece);
  const steps = words === "" ? reach.columns : reach.words;
  const rows = await fittingRows({ along, rest: walk.rest }, words, steps, piece);
  if (rows.length === piece.limit || !(await isLonger(along, steps, piece))) return rows;
  return indexedRows(filter, piece);
}

/*
 * Written out, because only literals let Postgres use the index of just the rows of a state, and because a subquery with a
 * limit is what makes it stop. Prisma can say neither.
 */
const ROW_COLUMNS = Prisma.raw(
  `id, namespace as "namespaceName", workflow, type, description, link, state::text, created, started, finished,
  error_summary as "errorSummary", correct::text, verdict, code_revision as "codeRevision", agent_name as "agentName",
  model_wish as "modelWish", model, prompt_version as "promptVersion", failure, input_tokens as "inputTokens",
  output_tokens as "outputTokens", thoughts_tokens as "thoughtsTokens", cached_tokens as "cachedTokens",
  cost_micros as "costMicros", wait_until as "waitUntil", wait_reason as "waitReason", change`,
);

/** What {@link ROW_COLUMNS} and the conditions on columns read: no payload goes through the limit. */
const WALKED_COLUMNS = Prisma.raw(
  `id, namespace, workflow, type, description, link, state, created, started, finished, error_summary, correct, verdict,
  code_revision, agent_name, model_wish, model, prompt_version, failure, input_tokens, output_tokens, thoughts_tokens,
  cached_tokens, cost_micros, wait_until, wait_reason, change`,
);

function exactRows(along: readonly Prisma.Sql[], { order, limit }: JobPiece): Promise<StoredJobRow[]> {
  return database().$queryRaw<StoredJobRow[]>`
    select ${ROW_COLUMNS} from jobs where ${Prisma.join([...along], " and ")} ${inOrder("id", order)} limit ${limit}`;
}

/** At most a piece of the first `steps` rows of the walk: those that fit. Stops at the last one that is needed. */
function fittingRows({ along, rest }: JobWalk, words: string, steps: number, { order, limit }: JobPiece) {
  const fits = [...rest];
  // As a value and not as a join: that would be turned round, and all jobs with these words read first.
  if (words !== "") fits.push(Prisma.sql`(select terms @@ ${words}::tsquery from job_search where job_id = walked.id)`);
  return database().$queryRaw<StoredJobRow[]>`
    select ${ROW_COLUMNS} from (
      select ${WALKED_COLUMNS} from jobs where ${Prisma.join([...along], " and ")} ${inOrder("id", order)} limit ${steps}
    ) as walked
    where ${Prisma.join(fits, " and ")} ${inOrder("id", order)} limit ${limit}`;
}

async function isLonger(along: readonly Prisma.Sql[], steps: number, { order }: JobPiece): Promise<boolean> {
  const found = await database().$queryRaw<unknown[]>`
    select 1 as one from jobs where ${Prisma.join([...along], " and ")} ${inOrder("id", order)} limit 1 offset ${steps}`;
  return found.length > 0;
}

function indexedRows(filter: JobFilter, piece: JobPiece): Promise<StoredJobRow[]> {
  const { order, limit } = piece;
  const place = placeConditions(Prisma.raw("job_id"), filter, piece);
  const conditions = [Prisma.sql`terms @@ ${searchQuery(filter)}::tsquery`, ...place];
  return database().$queryRaw<StoredJobRow[]>`
    select ${ROW_COLUMNS} from (
      select job_id from job_search where ${Prisma.join(conditions, " and ")} ${inOrder("job_id", order)} limit ${limit}
    ) as found join jobs on jobs.id = found.job_id ${inOrder("id", order)}`;
}

/** Days of creation and the key, on jobs or on job_search. */
function placeConditions(id: Prisma.Sql, { from, to }: JobFilter, { order, beyond }: JobPiece): Prisma.Sql[] {
  const conditions: Prisma.Sql[] = [];
  if (from !== "") conditions.push(Prisma.sql`created >= ${new Date(from)}`);
  if (to !== "") conditions.push(Prisma.sql`created < ${new Date(to)}`);
  if (beyond !== null) {
    const side = Prisma.raw(order === "newest" ? "<" : ">");
    conditions.push(Prisma.sql`(created, ${id}) ${side} (${beyond.time}, ${beyond.id}::uuid)`);
  }
  return conditions;
}

function inOrder(id: "id" | "job_id", order: JobOrder): Prisma.Sql {
  const direction = order === "newest" ? "desc" : "asc";
  return Prisma.raw(`order by created ${direction}, ${id} ${direction}`);
}
