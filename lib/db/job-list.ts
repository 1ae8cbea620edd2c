import { isJobId } from "@/lib/contract/job-id";
import type { JobCursor, JobFilter, JobOrder, JobPage, JobPosition } from "@/lib/contract/job-query";
import { readPiece, usualReach, type WalkReach } from "./job-list-piece";
import type { JobPiece, Key } from "./job-list-sql";
import { type StoredJobRow, toJobRow } from "./job-row";
import { instantOf } from "./stored-instant";

/** Jobs of one page of a list. */
const JOBS_PER_PAGE = 50;

/**
 * One page of the jobs that `filter` lets through, in its order and, where times are equal, by id in the same direction.
 * Walks by keys, so a far page costs as much as the first and a job that is created meanwhile moves nothing. A page before
 * the cursor that would not be full is the first page; a cursor that is none is the start.
 */
export async function listJobs(filter: JobFilter, position: JobPosition, reach = usualReach): Promise<JobPage> {
  const cursor = position.side === "start" ? null : readCursor(position.cursor);
  if (position.side === "after" && cursor !== null) {
    const { rows, more } = await readPage(filter, { order: filter.order, beyond: cursor }, reach);
    return page(rows, { previous: true, next: more });
  }
  if (position.side === "before" && cursor !== null) {
    const { rows, more } = await readPage(filter, { order: opposite[filter.order], beyond: cursor }, reach);
    if (rows.length === JOBS_PER_PAGE) return page(rows.reverse(), { previous: more, next: true });
  }
  const { rows, more } = await readPage(filter, { order: filter.order, beyond: null }, reach);
  return page(rows, { previous: false, next: more });
}

const opposite: Record<JobOrder, JobOrder> = { newest: "oldest", oldest: "newest" };

async function readPage(filter: JobFilter, from: Pick<JobPiece, "order" | "beyond">, reach: WalkReach) {
  const rows = await readPiece(filter, { ...from, limit: JOBS_PER_PAGE + 1 }, reach);
  return { rows: rows.slice(0, JOBS_PER_PAGE), more: rows.length > JOBS_PER_PAGE };
}

function page(rows: readonly StoredJobRow[], more: { previous: boolean; next: boolean }): JobPage {
  return {
    jobs: rows.map(toJobRow),
    previous: more.previous ? cursorAt(rows[0]) : null,
    next: more.next ? cursorAt(rows.at(-1)) : null,
  };
}

function cursorAt(row: StoredJobRow | undefined): JobCursor | null {
  return row === undefined ? null : { time: instantOf(row.created), id: row.id };
}

function readCursor({ time, id }: JobCursor): Key | null {
  const date = new Date(time);
  return isStorable(date) && isJobId(id) ? { time: date, id } : null;
}

/** Whether the database takes `date` for a time: it has no year 0, and needs another notation for years of five digits. */
function isStorable(date: Date): boolean {
  const year = date.getUTCFullYear();
  return year >= 1 && year <= 9999;
}
