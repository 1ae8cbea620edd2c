/** Every URL of the site; those with a longer query are in lib/routes/. Queries are syzbot's, so that bookmarks and scripts work by changing the host. */

import type { Instant } from "@/lib/contract/instant";

const segment = encodeURIComponent;

export const routes = {
  home: () => "/",
  jobList: (namespace: string) => `/${segment(namespace)}/ai`,
  /** The queue of jobs to review: those of every workflow, from the newest on. */
  reviewQueue: (namespace: string) => `/${segment(namespace)}/ai/review`,
  /** The next jobs of the queue, as JSON. */
  reviewQueueData: (namespace: string) => `/api/namespaces/${segment(namespace)}/review-queue`,
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
  /** The explanation of a verdict as Markdown; in lines of at most `wrap` characters when that is given. */
  jobExplanation: (id: string, wrap?: number) =>
    `/api/jobs/${segment(id)}/explanation${wrap === undefined ? "" : `?wrap=${wrap}`}`,
  /** Server-sent events of a job from a change number on. */
  jobEvents: (id: string, change: number) => `/api/jobs/${segment(id)}/events?change=${change}`,
  /** An entry of a job's journal, on the job's page. */
  journalEntry: (entry: number) => `#${journalAnchor(entry)}`,
  /** Two jobs side by side. */
  jobComparison: (a: string, b: string) => `/ai_compare?a=${segment(a)}&b=${segment(b)}`,
  /** Server-sent events of the jobs of a namespace: at first those of `ids` and those created after `since`, then what changes. */
  listEvents: (namespace: string, since: Instant, ids: readonly string[]) =>
    `/api/namespaces/${segment(namespace)}/events?since=${segment(since)}&ids=${ids.join(",")}`,
  /** Where a form that asks for two jobs goes. */
  jobComparisonForm: () => "/ai_compare",
  /** Jobs about the same bug that decided otherwise: the latest, or those below an id. */
  contradictions: (namespace: string, below?: number) =>
    `/${segment(namespace)}/ai/contradictions${below === undefined ? "" : `?below=${below}`}`,
  /** Which models there are and whether their providers answer. */
  models: () => "/ai_models",
  modelsJson: () => "/ai_models?json=1",
  stats: (namespace: string) => `/${segment(namespace)}/ai/stats`,
  evals: (namespace: string) => `/${segment(namespace)}/ai/evals`,
  /** One eval; what else its URL says is in lib/routes/eval.ts. */
  eval: (id: string) => `/ai_eval?id=${segment(id)}`,
  /** Where a form about one eval goes. */
  evalForm: () => "/ai_eval",
  /** Whether the server and its database answer. */
  health: () => "/api/health",
  /** What else there is to know about the site and its commands, as text. */
  guide: () => "/docs/guide.md",
  /** Takes the chosen theme. */
  theme: () => "/api/theme",
} as const;

/** A comparison whose steps are shown from a line on, or with the equal ones unfolded that begin at an index. */
export function jobComparisonSteps(a: string, b: string, place: { from?: number; unfolded?: number }): string {
  const query = Object.entries(place).map(([name, value]) => `&${name}=${value}`);
  return `${routes.jobComparison(a, b)}${query.join("")}#steps`;
}

/** The id of a journal's entry on its job's page. */
export function journalAnchor(entry: number): string {
  return `journal-${entry}`;
}
