import { Prisma } from "@/generated/prisma/client";
import type { JobFilter } from "@/lib/contract/job-query";
import { database } from "./client";
import { inOrder, type JobPiece, type Key, placeConditions, ROW_COLUMNS } from "./job-list-sql";
import type { StoredJobRow } from "./job-row";
import { searchQuery, weekOf, weekStart } from "./search-terms";

/** Where to search. */
interface SearchedPiece extends JobPiece {
  readonly beyond: Key;
  /** Weeks that are searched first; 0: everything at once. */
  readonly weeks: number;
  /** The conditions of an index on all rows that there can be. */
  readonly along: readonly Prisma.Sql[];
}

/**
 * The rows of a piece that begins beyond a key, from the inverted index. What it finds has to be read and sorted as a whole
 * before the first row is known: some weeks are searched first, and all the rest only where they have too little.
 */
export async function searchedRows(filter: JobFilter, piece: SearchedPiece): Promise<StoredJobRow[]> {
  const { weeks, limit } = piece;
  if (weeks === 0) return search(filter, piece, null);
  const isNewest = piece.order === "newest";
  const first = weekOf(piece.beyond.time);
  const stretch = Array.from({ length: weeks }, (_, index) => (isNewest ? first - index : first + index));
  const rows = await search(filter, piece, stretch);
  if (rows.length === limit) return rows;
  const rest = isNewest
    ? Prisma.sql`created < ${storable(weekStart(first - weeks + 1))}`
    : Prisma.sql`created >= ${storable(weekStart(first + weeks))}`;
  if (!(await hasJobs([...piece.along, rest]))) return rows;
  return [...rows, ...(await search(filter, { ...piece, limit: limit - rows.length }, null, rest))];
}

async function hasJobs(conditions: readonly Prisma.Sql[]): Promise<boolean> {
  const found = await database().$queryRaw<unknown[]>`
    select 1 as one from jobs where ${Prisma.join([...conditions], " and ")} limit 1`;
  return found.length > 0;
}

function search(filter: JobFilter, piece: JobPiece, weeks: readonly number[] | null, also?: Prisma.Sql) {
  const { order, limit } = piece;
  const conditions = [
    Prisma.sql`terms @@ ${searchQuery(filter, weeks)}::tsquery`,
    ...placeConditions("job_id", filter, piece),
    ...(also === undefined ? [] : [also]),
  ];
  return database().$queryRaw<StoredJobRow[]>`
    select ${ROW_COLUMNS} from (
      select job_id from job_search where ${Prisma.join(conditions, " and ")} ${inOrder("job_id", order)} limit ${limit}
    ) as found join jobs on jobs.id = found.job_id ${inOrder("id", order)}`;
}

const FIRST_TIME = Date.parse("0001-01-01T00:00:00Z");
const LAST_TIME = Date.parse("9999-12-31T00:00:00Z");

/** The nearest time that the database takes. */
function storable(time: Date): Date {
  return new Date(Math.min(Math.max(time.getTime(), FIRST_TIME), LAST_TIME));
}
