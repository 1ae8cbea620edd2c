/** Every URL of the site. Queries are syzbot's, so that bookmarks and scripts work by changing the host. */

import type { JobFilter, JobPosition } from "@/lib/contract/job-query";

export const routes = {
  home: () => "/",
  jobList: (namespace: string) => `/${encodeURIComponent(namespace)}/ai`,
  job: (id: string) => `/ai_job?id=${encodeURIComponent(id)}`,
  jobSpan: (id: string, seq: number) => `/ai_job?id=${encodeURIComponent(id)}&span=${seq}`,
  jobWithForm: (id: string) => `/ai_job?id=${encodeURIComponent(id)}&rerun=changed#rerun`,
  jobJson: (id: string) => `/ai_job?id=${encodeURIComponent(id)}&json=1`,
  jobExport: (id: string) => `/ai_job?id=${encodeURIComponent(id)}&export=1`,
  startForm: (namespace: string, workflow: string) =>
    `/${encodeURIComponent(namespace)}/ai?start=${encodeURIComponent(workflow)}#start`,
  /** The content of one span, as JSON. */
  spanContent: (id: string, seq: number) => `/api/jobs/${encodeURIComponent(id)}/spans/${seq}`,
  /** Server-sent events of a job from a change number on. */
  jobEvents: (id: string, change: number) => `/api/jobs/${encodeURIComponent(id)}/events?change=${change}`,
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
