import type { Prisma } from "@/generated/prisma/client";
import type { JobCursor, JobFilter, JobPage, JobPosition } from "@/lib/contract/job-query";
import { database } from "./client";
import { encodeText } from "./exact-text";
import { isJobId } from "./job-id";
import { rowColumns, type StoredJobRow, toJobRow } from "./job-row";
import { instantOf } from "./stored-instant";

/** Jobs of one page of a list. */
export const JOBS_PER_PAGE = 50;

/**
 * One page of the jobs that `filter` lets through, newest first and, where times are equal, by id downwards. Walks by
 * keys, so a far page costs as much as the first and a job that is created meanwhile moves nothing. A page before the
 * cursor that would not be full is the first page; a cursor that is none is the start.
 */
export async function listJobs(filter: JobFilter, position: JobPosition): Promise<JobPage> {
  const cursor = position.side === "start" ? null : readCursor(position.cursor);
  if (position.side === "after" && cursor !== null) {
    const { rows, more } = await readPage(filter, { order: "desc", beyond: cursor });
    return page(rows, { newer: true, older: more });
  }
  if (position.side === "before" && cursor !== null) {
    const { rows, more } = await readPage(filter, { order: "asc", beyond: cursor });
    if (more) return page(rows.reverse(), { newer: true, older: true });
  }
  const { rows, more } = await readPage(filter, { order: "desc", beyond: null });
  return page(rows, { newer: false, older: more });
}

interface Key {
  readonly time: Date;
  readonly id: string;
}

interface Walk {
  readonly order: "asc" | "desc";
  readonly beyond: Key | null;
}

async function readPage(filter: JobFilter, { order, beyond }: Walk): Promise<{ rows: StoredJobRow[]; more: boolean }> {
  const rows = await database().job.findMany({
    where: { AND: [filterWhere(filter), beyond === null ? {} : keyWhere(order, beyond)] },
    orderBy: [{ created: order }, { id: order }],
    take: JOBS_PER_PAGE + 1,
    select: rowColumns,
  });
  return { rows: rows.slice(0, JOBS_PER_PAGE), more: rows.length > JOBS_PER_PAGE };
}

function filterWhere(filter: JobFilter): Prisma.JobWhereInput {
  return {
    namespaceName: encodeText(filter.namespace),
    ...(filter.workflow === "" ? {} : { workflow: encodeText(filter.workflow) }),
    ...(filter.needsModeration ? { state: "finished", correct: "unset" } : {}),
    ...(filter.needsModeration || filter.showAborted ? {} : { state: { not: "aborted" } }),
  };
}

/** The bound on `created` alone says nothing new, but only that one can an index use. */
function keyWhere(order: Walk["order"], { time, id }: Key): Prisma.JobWhereInput {
  return order === "desc"
    ? { created: { lte: time }, OR: [{ created: { lt: time } }, { id: { lt: id } }] }
    : { created: { gte: time }, OR: [{ created: { gt: time } }, { id: { gt: id } }] };
}

function page(rows: readonly StoredJobRow[], more: { newer: boolean; older: boolean }): JobPage {
  return {
    jobs: rows.map(toJobRow),
    previous: more.newer ? cursorAt(rows[0]) : null,
    next: more.older ? cursorAt(rows.at(-1)) : null,
  };
}

function cursorAt(row: StoredJobRow | undefined): JobCursor | null {
  return row === undefined ? null : { time: instantOf(row.created), id: row.id };
}

function readCursor({ time, id }: JobCursor): Key | null {
  const date = new Date(time);
  return Number.isNaN(date.getTime()) || !isJobId(id) ? null : { time: date, id };
}
