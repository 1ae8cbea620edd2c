/** Every URL of the site. Queries are syzbot's, so that bookmarks and scripts work by changing the host. */

import { isJobId } from "@/lib/contract/job-id";
import type { JobCursor, JobFilter, JobPosition } from "@/lib/contract/job-query";

const segment = encodeURIComponent;

export const routes = {
  home: () => "/",
  jobList: (namespace: string) => `/${segment(namespace)}/ai`,
  /** The queue of jobs to review: those of every workflow, from the newest on. */
  reviewQueue: (namespace: string) => `/${segment(namespace)}/ai/review`,
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
  /** An entry of a job's journal, on the job's page. */
  journalEntry: (entry: number) => `#${journalAnchor(entry)}`,
  /** Whether the server and its database answer. */
  health: () => "/api/health",
  /** Takes the chosen theme. */
  theme: () => "/api/theme",
} as const;

/** The id of a journal's entry on its job's page. */
export function journalAnchor(entry: number): string {
  return `journal-${entry}`;
}

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

/** A place in the review queue: which jobs, after which one. */
export interface ReviewQueuePlace {
  readonly namespace: string;
  /** Empty: every workflow. */
  readonly workflow: string;
  /** Null: from the newest on. */
  readonly after: JobCursor | null;
}

/** The review queue at a place. */
export function reviewQueuePage(place: ReviewQueuePlace): string {
  return withQuery(routes.reviewQueue(place.namespace), placeQuery(place));
}

/** The next jobs of the review queue, as JSON. */
export function reviewQueueData(place: ReviewQueuePlace): string {
  return withQuery(`/api/namespaces/${segment(place.namespace)}/review-queue`, placeQuery(place));
}

/** Reads what {@link reviewQueuePage} wrote. What is malformed counts as not set. */
export function readReviewQueuePlace(namespace: string, query: Query): ReviewQueuePlace {
  const position = readCursor("after", textOf(query, "after"));
  return {
    namespace,
    workflow: textOf(query, "workflow"),
    after: position === null || position.side === "start" ? null : position.cursor,
  };
}

function placeQuery({ workflow, after }: ReviewQueuePlace): URLSearchParams {
  const query = new URLSearchParams();
  if (workflow !== "") query.set("workflow", workflow);
  if (after !== null) query.set("after", `${after.time},${after.id}`);
  return query;
}

function withQuery(path: string, query: URLSearchParams): string {
  return query.size === 0 ? path : `${path}?${query}`;
}

type Query = Readonly<Record<string, string | readonly string[] | undefined>>;

function textOf(query: Query, name: string): string {
  const value = query[name];
  return (typeof value === "string" ? value : (value?.[0] ?? "")).replaceAll("\0", "");
}

/** Without the year 0: a database counts from the year 1. */
const INSTANT = /^(?!0000)\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,9})?Z$/;

function readCursor(side: "after" | "before", text: string): JobPosition | null {
  const [time = "", id = ""] = text.split(",");
  if (!INSTANT.test(time) || Number.isNaN(Date.parse(time)) || !isJobId(id)) return null;
  return { side, cursor: { time, id } };
}
