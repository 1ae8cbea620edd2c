/** Every URL of the site. Queries are syzbot's, so that bookmarks and scripts work by changing the host. */

import { isJobId } from "@/lib/contract/job-id";
import type { JobFilter, JobPosition } from "@/lib/contract/job-query";

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
  /** The spans of a job after one of them, without their content, as JSON. */
  spanColumns: (id: string, afterSeq: number) => `/api/jobs/${segment(id)}/spans?after=${afterSeq}`,
  /** The content of one span, as JSON, with long texts cut. */
  spanContent: (id: string, seq: number) => `/api/jobs/${segment(id)}/spans/${seq}`,
  /** All that one span holds, as JSON. */
  wholeSpan: (id: string, seq: number) => `/api/jobs/${segment(id)}/spans/${seq}?whole=1`,
  /** A text of a span, or a string in its JSON, as plain text: whole, or a part from a UTF-16 unit on. */
  spanText: (
    id: string,
    seq: number,
    { name, member, from }: { name: string; member: string | null; from?: number },
  ) => {
    const query = new URLSearchParams({ name });
    if (member !== null) query.set("member", member);
    if (from !== undefined) query.set("from", String(from));
    return `/api/jobs/${segment(id)}/spans/${seq}/text?${query}`;
  },
  /** What a job's spans hold of a text, line by line as JSON. */
  spanSearch: (id: string, query: string) => `/api/jobs/${segment(id)}/search?${new URLSearchParams({ q: query })}`,
  /** One input of a job as plain text; a browser saves it instead when asked to. */
  jobInput: (id: string, name: string) => `/api/jobs/${segment(id)}/args/${segment(name)}`,
  /** Server-sent events of a job from a change number on. */
  jobEvents: (id: string, change: number) => `/api/jobs/${segment(id)}/events?change=${change}`,
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

/** Without the year 0: a database counts from the year 1. */
const INSTANT = /^(?!0000)\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,9})?Z$/;

function readCursor(side: "after" | "before", text: string): JobPosition | null {
  const [time = "", id = ""] = text.split(",");
  if (!INSTANT.test(time) || Number.isNaN(Date.parse(time)) || !isJobId(id)) return null;
  return { side, cursor: { time, id } };
}
