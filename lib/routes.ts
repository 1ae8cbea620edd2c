/** Every URL of the site. Queries are syzbot's, so that bookmarks and scripts work by changing the host. */

import type { JobState } from "@/lib/contract/job";
import { isJobId } from "@/lib/contract/job-id";
import type { JobFilter, JobPosition } from "@/lib/contract/job-query";
import { type Period, type StatsChoice, statsGroupings, statsRanges } from "@/lib/contract/stats";

const segment = encodeURIComponent;

export const routes = {
  home: () => "/",
  jobList: (namespace: string) => `/${segment(namespace)}/ai`,
  job: (id: string) => `/ai_job?id=${segment(id)}`,
  jobSpan: (id: string, seq: number) => `/ai_job?id=${segment(id)}&span=${seq}`,
  jobWithForm: (id: string) => `/ai_job?id=${segment(id)}&rerun=changed#rerun`,
  jobJson: (id: string) => `/ai_job?id=${segment(id)}&json=1`,
  jobExport: (id: string) => `/ai_job?id=${segment(id)}&export=1`,
  startForm: (namespace: string, workflow: string) => `/${segment(namespace)}/ai?start=${segment(workflow)}#start`,
  /** The start form without the sample's values. */
  emptyStartForm: (namespace: string, workflow: string) =>
    `/${segment(namespace)}/ai?start=${segment(workflow)}&sample=none#start`,
  /** The content of one span, as JSON. */
  spanContent: (id: string, seq: number) => `/api/jobs/${segment(id)}/spans/${seq}`,
  /** One input of a job as plain text; a browser saves it instead when asked to. */
  jobInput: (id: string, name: string) => `/api/jobs/${segment(id)}/args/${segment(name)}`,
  /** Server-sent events of a job from a change number on. */
  jobEvents: (id: string, change: number) => `/api/jobs/${segment(id)}/events?change=${change}`,
  stats: (namespace: string) => `/${segment(namespace)}/ai/stats`,
  /** Two jobs side by side. */
  jobComparison: (a: string, b: string) => `/ai_compare?a=${segment(a)}&b=${segment(b)}`,
  /** Where a form that asks for two jobs goes. */
  jobComparisonForm: () => "/ai_compare",
  /** Whether the server and its database answer. */
  health: () => "/api/health",
  /** Takes the chosen theme. */
  theme: () => "/api/theme",
} as const;

/** The list at a filter and a place; what is not set is left out of the URL. */
export function jobListPage(filter: JobFilter, position: JobPosition): string {
  const query = new URLSearchParams();
  if (filter.workflow !== "") query.set("workflow", filter.workflow);
  if (filter.needsModeration) query.set("correct", "needs-moderation");
  if (filter.showAborted) query.set("aborted", "1");
  if (position.side !== "start") {
    query.set(position.side, `${position.cursor.time},${position.cursor.id}`);
  }
  const text = query.toString();
  return text === "" ? routes.jobList(filter.namespace) : `${routes.jobList(filter.namespace)}?${text}`;
}

/** Reads what {@link jobListPage} wrote. What is malformed counts as not set. */
export function readJobListPage(
  namespace: string,
  query: Readonly<Record<string, string | readonly string[] | undefined>>,
): { filter: JobFilter; position: JobPosition } {
  const text = (name: string) => {
    const value = query[name];
    return (typeof value === "string" ? value : (value?.[0] ?? "")).replaceAll("\0", "");
  };
  const filter = {
    namespace,
    workflow: text("workflow"),
    needsModeration: text("correct") === "needs-moderation",
    showAborted: text("aborted") === "1",
  };
  return {
    filter,
    position: readCursor("after", text("after")) ?? readCursor("before", text("before")) ?? { side: "start" },
  };
}

/** A comparison whose steps are shown from a line on, or with the equal ones unfolded that begin at an index. */
export function jobComparisonSteps(a: string, b: string, place: { from?: number; unfolded?: number }): string {
  const query = Object.entries(place).map(([name, value]) => `&${name}=${value}`);
  return `${routes.jobComparison(a, b)}${query.join("")}#steps`;
}

/** What picks jobs of a list; what is not given lets all through. */
export interface JobListWhere extends Partial<Period> {
  readonly workflow?: string;
  readonly state?: JobState;
  readonly correct?: "unset" | "correct" | "incorrect";
  readonly verdict?: { readonly name: string; readonly value: boolean };
  readonly model?: string;
  readonly prompt?: string;
  readonly revision?: string;
  readonly failure?: string;
  /** Aborted jobs too. */
  readonly aborted?: boolean;
}

/** The list of the jobs that `where` picks, from the newest on. */
export function jobListWhere(namespace: string, where: JobListWhere): string {
  const query = new URLSearchParams();
  const { verdict, aborted, ...texts } = where;
  for (const [name, value] of Object.entries(texts)) if (value !== "") query.set(name, value);
  if (verdict !== undefined) query.append("verdict", `${verdict.name}:${verdict.value}`);
  if (aborted === true) query.set("aborted", "1");
  const text = query.toString();
  return text === "" ? routes.jobList(namespace) : `${routes.jobList(namespace)}?${text}`;
}

/** The stats at a choice; what is as usual is left out of the URL. */
export function statsPage({ namespace, grouping, range, dates }: StatsChoice): string {
  const query = new URLSearchParams();
  if (range === "dates") {
    if (dates.from !== "") query.set("from", dates.from);
    if (dates.to !== "") query.set("to", dates.to);
  } else if (range !== USUAL_RANGE) query.set("range", range);
  if (grouping !== "workflow") query.set("group", grouping);
  const text = query.toString();
  return text === "" ? routes.stats(namespace) : `${routes.stats(namespace)}?${text}`;
}

const USUAL_RANGE = "30d";

/** Reads what {@link statsPage} wrote. Dates go before a range. What is malformed counts as not set. */
export function readStatsPage(
  namespace: string,
  query: Readonly<Record<string, string | readonly string[] | undefined>>,
): StatsChoice {
  const day = (name: string) => (isDay(query[name]) ? String(query[name]) : "");
  const dates = { from: day("from"), to: day("to") };
  const hasDates = dates.from !== "" || dates.to !== "";
  const range = statsRanges.find((known) => known !== "dates" && known === query.range) ?? USUAL_RANGE;
  const grouping = statsGroupings.find((known) => known === query.group) ?? "workflow";
  return { namespace, grouping, range: hasDates ? "dates" : range, dates };
}

/** A day that there is, from the year 1 on: a database has no year 0. */
function isDay(text: unknown): boolean {
  if (typeof text !== "string" || !/^(?!0000)\d{4}-\d\d-\d\d$/.test(text)) return false;
  const time = Date.parse(text);
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(text);
}

/** Without the year 0: a database counts from the year 1. */
const INSTANT = /^(?!0000)\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,9})?Z$/;

function readCursor(side: "after" | "before", text: string): JobPosition | null {
  const [time = "", id = ""] = text.split(",");
  if (!INSTANT.test(time) || Number.isNaN(Date.parse(time)) || !isJobId(id)) return null;
  return { side, cursor: { time, id } };
}
