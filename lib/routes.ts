/** Every URL of the site. Queries are syzbot's, so that bookmarks and scripts work by changing the host. */

import type { Instant } from "@/lib/contract/instant";
import { correctMarks, jobStates, type VerdictFlag } from "@/lib/contract/job";
import { isJobId } from "@/lib/contract/job-id";
import { columnsOf, defaultView, type JobListView } from "@/lib/contract/job-list-view";
import { everyJob, type JobFilter, type JobPosition } from "@/lib/contract/job-query";
import { searchWords } from "@/lib/contract/search-words";

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
  /** Two jobs side by side. */
  jobComparison: (a: string, b: string) => `/ai_compare?a=${segment(a)}&b=${segment(b)}`,
  /** Server-sent events of the jobs of a namespace: at first those of `ids` and those created after `since`, then what changes. */
  listEvents: (namespace: string, since: Instant, ids: readonly string[]) =>
    `/api/namespaces/${segment(namespace)}/events?since=${segment(since)}&ids=${ids.join(",")}`,
  /** Whether the server and its database answer. */
  health: () => "/api/health",
  /** Takes the chosen theme. */
  theme: () => "/api/theme",
} as const;

/** The list at a filter, a place and a view; what is not set is left out of the URL. */
export function jobListPage(filter: JobFilter, position: JobPosition, view: JobListView = defaultView): string {
  const query = new URLSearchParams(listQuery(filter, view));
  if (position.side !== "start") query.set(position.side, `${position.cursor.time},${position.cursor.id}`);
  const text = query.toString();
  return text === "" ? routes.jobList(filter.namespace) : `${routes.jobList(filter.namespace)}?${text}`;
}

/** The same as the names and values of a form, without the place. */
export function listQuery(filter: JobFilter, view: JobListView): [string, string][] {
  const columns = view.columns.join(".");
  const query: [string, string][] = [
    ...texts.map(([name, key]): [string, string] => [name, filter[key]]),
    ...filter.flags.map((flag): [string, string] => ["verdict", flagText(flag)]),
    ["aborted", filter.showAborted ? "1" : ""],
    ["order", filter.order === "newest" ? "" : filter.order],
    ["columns", columns === defaultView.columns.join(".") ? "" : columns],
    ["density", view.density === defaultView.density ? "" : view.density],
  ];
  return query.filter(([, value]) => value !== "");
}

/** Names in the URL and what they set. */
const texts = [
  ["workflow", "workflow"],
  ["state", "state"],
  ["correct", "correct"],
  ["model", "model"],
  ["prompt", "promptVersion"],
  ["revision", "codeRevision"],
  ["agent", "agentName"],
  ["failure", "failure"],
  ["from", "from"],
  ["to", "to"],
  ["q", "text"],
] as const;

/** A boolean of a verdict as the URL has it: `Benign-yes`. */
export function flagText({ name, value }: VerdictFlag): string {
  return `${name}-${value ? "yes" : "no"}`;
}

type Query = Readonly<Record<string, string | readonly string[] | undefined>>;

/** What the URL of a list says. */
interface ListPage {
  readonly filter: JobFilter;
  readonly position: JobPosition;
  readonly view: JobListView;
  /** What it says and cannot be meant, and is left out: sentences for the reader. */
  readonly problems: readonly string[];
}

/** Reads what {@link jobListPage} wrote. What is malformed counts as not set. */
export function readJobListPage(namespace: string, query: Query): ListPage {
  const all = (name: string) => [query[name] ?? []].flat().map((value) => value.replaceAll("\0", ""));
  const text = (name: string) => all(name)[0] ?? "";
  const problems: string[] = [];
  const filter: JobFilter = {
    ...everyJob(namespace),
    ...Object.fromEntries(texts.map(([name, key]) => [key, text(name)])),
    state: jobStates.find((state) => state === text("state")) ?? "",
    correct: [...correctMarks, "needs-moderation" as const].find((mark) => mark === text("correct")) ?? "",
    flags: readFlags(all("verdict")),
    from: readDay(text("from"), problems),
    to: readDay(text("to"), problems),
    text: readSearch(text("q"), problems),
    showAborted: text("aborted") === "1",
    order: text("order") === "oldest" ? "oldest" : "newest",
  };
  const position = readCursor("after", text("after")) ?? readCursor("before", text("before")) ?? { side: "start" };
  const columns = columnsOf(all("columns").flatMap((names) => names.split(".")));
  const density = text("density") === "comfortable" ? "comfortable" : "compact";
  return { filter, position, view: { columns, density }, problems };
}

/** Of a name that comes twice the later one counts: it was chosen to replace the other. */
function readFlags(all: readonly string[]): VerdictFlag[] {
  const flags = all.flatMap((text): [string, VerdictFlag][] => {
    const [, name, value] = /^(.{1,100})-(yes|no)$/.exec(text) ?? [];
    return name === undefined ? [] : [[name, { name, value: value === "yes" }]];
  });
  return [...new Map(flags).values()];
}

function readDay(text: string, problems: string[]): string {
  if (text === "") return "";
  const date = new Date(`${text}T00:00:00Z`);
  const isDay = /^(?!0000)\d{4}-\d\d-\d\d$/.test(text) && !Number.isNaN(date.getTime());
  if (isDay && date.toISOString().startsWith(text)) return text;
  problems.push(`“${cut(text)}” is not a day: write it as 2026-01-31.`);
  return "";
}

/** More words than a search takes: every one must be in a job. */
const MAX_SEARCHED_WORDS = 20;

function readSearch(text: string, problems: string[]): string {
  if (text.trim() === "") return "";
  const words = searchWords(text);
  if (words.length === 0) {
    problems.push(`There is no word in “${cut(text)}” to search for: give names of functions, files or other words.`);
    return "";
  }
  if (words.length <= MAX_SEARCHED_WORDS && text.length <= MAX_SEARCH_LENGTH) return text.trim();
  problems.push(`A search takes ${MAX_SEARCHED_WORDS} words: only the first ones were searched for.`);
  return words.slice(0, MAX_SEARCHED_WORDS).join(" ").slice(0, MAX_SEARCH_LENGTH).trim();
}

const MAX_SEARCH_LENGTH = 500;

function cut(text: string): string {
  return text.length <= 60 ? text : `${text.slice(0, 60)}…`;
}

/** Without the year 0: a database counts from the year 1. */
const INSTANT = /^(?!0000)\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,9})?Z$/;

function readCursor(side: "after" | "before", text: string): JobPosition | null {
  const [time = "", id = ""] = text.split(",");
  if (!isInstant(time) || !isJobId(id)) return null;
  return { side, cursor: { time, id } };
}

/** True for a time that a cursor, or `since` of the list's events, may have. */
export function isInstant(text: string): boolean {
  return INSTANT.test(text) && !Number.isNaN(Date.parse(text));
}
