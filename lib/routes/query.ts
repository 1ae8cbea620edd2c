import { isJobId } from "@/lib/contract/job-id";
import type { JobCursor, JobPosition } from "@/lib/contract/job-query";

/** A query as Next gives it to a page. */
export type Query = Readonly<Record<string, string | readonly string[] | undefined>>;

/** A query by name, each with all of its values. */
export function gathered(query: Iterable<readonly [string, string]>): Record<string, string[]> {
  const values = new Map<string, string[]>();
  for (const [name, value] of query) values.set(name, [...(values.get(name) ?? []), value]);
  return Object.fromEntries(values);
}

/** All values of a name, without what no database takes. */
export function textsOf(query: Query, name: string): string[] {
  return [query[name] ?? []].flat().map((value) => value.replaceAll("\0", ""));
}

/** The first value of a name; empty when there is none. */
export function textOf(query: Query, name: string): string {
  return textsOf(query, name)[0] ?? "";
}

/** `path` with a query, or without one when there is nothing in it. */
export function withQuery(path: string, query: URLSearchParams): string {
  return query.size === 0 ? path : `${path}?${query}`;
}

/** True for a day that there is, written as `2026-01-31`, from the year 1 on: a database has no year 0. */
function isDay(text: string): boolean {
  if (!/^(?!0000)\d{4}-\d\d-\d\d$/.test(text)) return false;
  const time = Date.parse(text);
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(text);
}

/** The day that a query says; what is none is named among `problems` and counts as not set. */
export function readDay(text: string, problems: string[]): string {
  if (text === "" || isDay(text)) return text;
  problems.push(`“${cut(text)}” is not a day: write it as 2026-01-31.`);
  return "";
}

/** The beginning of what somebody wrote, to quote it. */
export function cut(text: string): string {
  return text.length <= 60 ? text : `${text.slice(0, 60)}…`;
}

/** Without the year 0: a database counts from the year 1. */
const INSTANT = /^(?!0000)\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,9})?Z$/;

/** True for a time that a cursor, or `since` of the list's events, may have. */
export function isInstant(text: string): boolean {
  return INSTANT.test(text) && !Number.isNaN(Date.parse(text));
}

/** A cursor as a query has it. */
export function cursorText({ time, id }: JobCursor): string {
  return `${time},${id}`;
}

/** Reads what {@link cursorText} wrote; null for what it cannot have written. */
export function readCursor(side: "after" | "before", text: string): Exclude<JobPosition, { side: "start" }> | null {
  const [time = "", id = ""] = text.split(",");
  if (!isInstant(time) || !isJobId(id)) return null;
  return { side, cursor: { time, id } };
}
