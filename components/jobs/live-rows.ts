import type { Instant } from "@/lib/contract/instant";
import type { JobRow } from "@/lib/contract/job";
import { letsThrough } from "@/lib/contract/job-filter";
import type { JobFilter } from "@/lib/contract/job-query";

/** A page of a list as it was read. */
export interface ListStart {
  readonly jobs: readonly JobRow[];
  readonly filter: JobFilter;
  /** Before the rows were read. */
  readonly since: Instant;
}

/** What came since. */
export interface News {
  /** Of the page that `added` was decided for. */
  readonly since: Instant;
  /** Newer rows of jobs of the page, by id. */
  readonly rows: ReadonlyMap<string, JobRow>;
  /** Other jobs that a first page would have; at most one more than {@link MAX_NEW}. */
  readonly added: ReadonlySet<string>;
}

export const noNews: News = { since: "", rows: new Map(), added: new Set() };

/** More new jobs than this are not counted: a list may stay open for days. */
export const MAX_NEW = 100;

/** `news` with `rows` in it; of each job the row with the higher change number. */
export function withRows(news: News, page: ListStart, rows: readonly JobRow[]): News {
  const known = new Set(page.jobs.map(({ id }) => id));
  const newer = new Map([...news.rows].filter(([id]) => known.has(id)));
  const added = new Set(news.since === page.since ? news.added : []);
  for (const row of rows) {
    if (known.has(row.id)) {
      if (row.change >= (newer.get(row.id)?.change ?? 0)) newer.set(row.id, row);
    } else if (added.size <= MAX_NEW) {
      if (isOnFirstPage(page, row)) added.add(row.id);
      else added.delete(row.id);
    }
  }
  return { since: page.since, rows: newer, added };
}

/** The rows of a page as they are now, each in its place, whether the filter still lets it through or not. */
export function currentRows(jobs: readonly JobRow[], { rows }: News): JobRow[] {
  return jobs.map((row) => {
    const newer = rows.get(row.id);
    return newer !== undefined && newer.change > row.change ? newer : row;
  });
}

/** How many jobs that are not on a first page would be there now; more than {@link MAX_NEW} when there are more. */
export function countNew({ since }: ListStart, news: News): number {
  return news.since === since ? news.added.size : 0;
}

/** Whether a job that the first page does not have would be there now. */
function isOnFirstPage({ jobs, filter }: ListStart, row: JobRow): boolean {
  const last = jobs.at(-1);
  return (
    filter.order === "newest" &&
    (last === undefined || Date.parse(row.created) > Date.parse(last.created)) &&
    letsThrough(filter, row)
  );
}
