import { Prisma } from "@/generated/prisma/client";
import type { JobFilter } from "@/lib/contract/job-query";
import { database } from "./client";
import { inOrder, type JobPiece, type Key, placeConditions, ROW_COLUMNS } from "./job-list-sql";
import type { StoredJobRow } from "./job-row";
import { searchQuery, weekOf, weekStart } from "./search-terms";

/**
 * The rows of a piece that begins beyond a key, from the inverted index. What it finds has to be read and sorted as a whole
 * before the first row is known: `weeks` are searched first, and all the rest only where they have too little.
 */
export async function searchedRows(
  filter: JobFilter,
  piece: JobPiece & { beyond: Key },
  weeks: number,
): Promise<StoredJobRow[]> {
  const isNewest = piece.order === "newest";
  const first = weekOf(piece.beyond.time);
  const stretch = Array.from({ length: weeks }, (_, index) => (isNewest ? first - index : first + index));
  const rows = weeks === 0 ? [] : await search(filter, piece, stretch);
  if (rows.length === piece.limit) return rows;
  const rest = isNewest
    ? Prisma.sql`created < ${storable(weekStart(first - weeks + 1))}`
    : Prisma.sql`created >= ${storable(weekStart(first + weeks))}`;
  const farther = await search(
    filter,
    { ...piece, limit: piece.limit - rows.length },
    null,
    weeks === 0 ? undefined : rest,
  );
  return [...rows, ...farther];
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
