import { Prisma } from "@/generated/prisma/client";
import type { JobFilter } from "@/lib/contract/job-query";
import { database } from "./client";
import { inOrder, type JobPiece, type Key, placeConditions, ROW_COLUMNS } from "./job-list-sql";
import type { StoredJobRow } from "./job-row";
import { type JobWalk, walkOf } from "./job-walk";
import { wordsQuery } from "./search-terms";
import { searchedRows } from "./searched-rows";
import { wantedStates } from "./wanted-states";

/** How many rows of an index are looked at before the inverted index is asked: when columns, and when words must be compared. */
export interface WalkReach {
  readonly columns: number;
  readonly words: number;
}

export const usualReach: WalkReach = { columns: 5000, words: 2000 };

/**
 * The rows of a piece of the list that `filter` narrows. What many jobs fulfil is found by walking along an index and
 * leaving out what does not fit. Where a stretch of that gives too little, the inverted index has what lies beyond it.
 */
export async function readPiece(filter: JobFilter, piece: JobPiece, reach = usualReach): Promise<StoredJobRow[]> {
  if (wantedStates(filter).length > 1) return [];
  const walk = walkOf(filter);
  const words = wordsQuery(filter.text);
  const along = [...walk.along, ...placeConditions("id", filter, piece)];
  if (walk.rest.length === 0 && words === "") return exactRows(along, piece);
  const steps = words === "" ? reach.columns : reach.words;
  const rows = await fittingRows({ along, rest: walk.rest }, words, steps, piece);
  if (rows.length === piece.limit) return rows;
  const beyond = await placeAfter(along, steps, piece);
  if (beyond === null) return rows;
  const limit = piece.limit - rows.length;
  const weeks = weeksFor(limit, rows, beyond, words !== "");
  return [...rows, ...(await searchedRows(filter, { ...piece, beyond, limit, weeks, along }))];
}

const WEEK_MS = 7 * 24 * 60 * 60 * 1000;
/** Weeks of a stretch where nothing was found on the walk: there is probably nothing at all. */
const UNKNOWN_WEEKS = 4;
/** Each week of a stretch is looked up by itself: more of them cost more than to read the few rows that there are then. */
const MAX_WEEKS = 16;

/**
 * In how many weeks `wanted` more rows are likely to be, when those of the walk up to `end` lie as they do; 0: look everywhere
 * at once. So are words of which the walk found none, because they cost the most to look up.
 */
function weeksFor(wanted: number, found: readonly StoredJobRow[], end: Key, hasWords: boolean): number {
  const [first] = found;
  if (first === undefined) return hasWords ? 0 : UNKNOWN_WEEKS;
  const weeks = Math.abs(end.time.getTime() - first.created.getTime()) / WEEK_MS;
  const likely = 1 + Math.ceil((2 * weeks * wanted) / found.length);
  return likely > MAX_WEEKS ? 0 : likely;
}

/*
 * Written out, because only literals let Postgres use the index of just the rows of a state, and because a subquery with a
 * limit is what makes it stop. Prisma can say neither.
 */

/** What {@link ROW_COLUMNS} and the conditions on columns read: no payload goes through the limit. */
const WALKED_COLUMNS = Prisma.raw(
  `id, namespace, workflow, type, description, link, state, created, started, finished, error_summary, correct, verdict,
  code_revision, agent_name, model_wish, model, prompt_version, failure, input_tokens, output_tokens, thoughts_tokens,
  cached_tokens, cost_micros, claims, unsupported, wait_until, wait_reason, change`,
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

/** The place of the last of the first `steps` rows of a walk; null when there are fewer. */
async function placeAfter(along: readonly Prisma.Sql[], steps: number, { order }: JobPiece): Promise<Key | null> {
  const [last] = await database().$queryRaw<{ created: Date; id: string }[]>`
    select created, id from jobs where ${Prisma.join([...along], " and ")} ${inOrder("id", order)} limit 1 offset ${steps - 1}`;
  return last === undefined ? null : { time: last.created, id: last.id };
}
