import { Prisma } from "@/generated/prisma/client";
import { isJobId } from "@/lib/contract/job-id";
import type { JobCursor, JobFilter, JobPage, JobPosition } from "@/lib/contract/job-query";
import { database } from "./client";
import { encodeText } from "./exact-text";
import { type StoredJobRow, toJobRow } from "./job-row";
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
  const conditions = [...filterConditions(filter), ...(beyond === null ? [] : [beyondKey(order, beyond)])];
  const direction = order === "desc" ? Prisma.sql`desc` : Prisma.sql`asc`;
  const rows = await database().$queryRaw<StoredJobRow[]>`
    select ${ROW_COLUMNS} from jobs where ${Prisma.join(conditions, " and ")}
    order by created ${direction}, id ${direction} limit ${JOBS_PER_PAGE + 1}`;
  return { rows: rows.slice(0, JOBS_PER_PAGE), more: rows.length > JOBS_PER_PAGE };
}

/*
 * In SQL, because the states stand as literals here: only so does Postgres see that an index of just those rows will do. Prisma
 * sends them as parameters.
 */
const ROW_COLUMNS = Prisma.raw(
  `id, namespace as "namespaceName", workflow, type, description, link, state::text, created, started, finished,
  error_summary as "errorSummary", correct::text, verdict, code_revision as "codeRevision", agent_name as "agentName",
  model_wish as "modelWish", model, prompt_version as "promptVersion", failure, input_tokens as "inputTokens",
  output_tokens as "outputTokens", thoughts_tokens as "thoughtsTokens", cached_tokens as "cachedTokens",
  cost_micros as "costMicros", wait_until as "waitUntil", wait_reason as "waitReason", change`,
);

function filterConditions(filter: JobFilter): Prisma.Sql[] {
  const conditions = [Prisma.sql`namespace = ${encodeText(filter.namespace)}`];
  if (filter.workflow !== "") conditions.push(Prisma.sql`workflow = ${encodeText(filter.workflow)}`);
  if (filter.needsModeration) conditions.push(Prisma.sql`state = 'finished' and correct = 'unset'`);
  else if (!filter.showAborted) conditions.push(Prisma.sql`state <> 'aborted'`);
  return conditions;
}

function beyondKey(order: Walk["order"], { time, id }: Key): Prisma.Sql {
  return order === "desc"
    ? Prisma.sql`(created, id) < (${time}, ${id}::uuid)`
    : Prisma.sql`(created, id) > (${time}, ${id}::uuid)`;
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
  return isStorable(date) && isJobId(id) ? { time: date, id } : null;
}

/** Whether the database takes `date` for a time: it has no year 0, and needs another notation for years of five digits. */
function isStorable(date: Date): boolean {
  const year = date.getUTCFullYear();
  return year >= 1 && year <= 9999;
}
