import type { JobRow } from "@/lib/contract/job";
import { letsThrough } from "@/lib/contract/job-filter";
import type { JobFilter } from "@/lib/contract/job-query";

/** Rows that came since, by id. */
export type News = ReadonlyMap<string, JobRow>;

/** `news` with `rows` in it; of each job the row with the higher change number. */
export function withRows(news: News, rows: readonly JobRow[]): News {
  const next = new Map(news);
  for (const row of rows) if (row.change >= (next.get(row.id)?.change ?? 0)) next.set(row.id, row);
  return next;
}

/** The rows of a page as they are now, each in its place, whether the filter still lets it through or not. */
export function currentRows(page: readonly JobRow[], news: News): JobRow[] {
  return page.map((row) => {
    const newer = news.get(row.id);
    return newer !== undefined && newer.change > row.change ? newer : row;
  });
}

/** How many jobs that are not on a first page would be there now. */
export function countNew(page: readonly JobRow[], news: News, filter: JobFilter): number {
  if (filter.order !== "newest") return 0;
  const known = new Set(page.map(({ id }) => id));
  const last = page.at(-1)?.created ?? "";
  const isNew = (row: JobRow) =>
    !known.has(row.id) && Date.parse(row.created) > (last === "" ? 0 : Date.parse(last)) && letsThrough(filter, row);
  return [...news.values()].filter(isNew).length;
}
