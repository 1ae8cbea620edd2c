import { claimsChecks, correctMarks, jobStates, type VerdictFlag } from "@/lib/contract/job";
import { columnsOf, defaultView, type JobListView } from "@/lib/contract/job-list-view";
import { everyJob, type JobFilter, type JobPosition } from "@/lib/contract/job-query";
import { searchWords } from "@/lib/contract/search-words";
import { routes } from "@/lib/routes";
import { cursorText, cut, gathered, type Query, readCursor, readDay, textOf, textsOf, withQuery } from "./query";

/** The list at a filter, a place and a view; what is not set is left out of the URL. */
export function jobListPage(filter: JobFilter, position: JobPosition, view: JobListView = defaultView): string {
  const query = new URLSearchParams(listQuery(filter, view));
  if (position.side !== "start") query.set(position.side, cursorText(position.cursor));
  return withQuery(routes.jobList(filter.namespace), query);
}

/** The same as the names and values of a form, without the place. */
function listQuery(filter: JobFilter, view: JobListView): [string, string][] {
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

/**
 * The list that a form asks for, e.g. {@link listQuery} as a person changed it. What cannot be meant stays in the URL, so that
 * the page names it.
 */
export function jobListOfForm(namespace: string, entries: readonly (readonly [string, string])[]): string {
  const query = entries.filter(([, value]) => value !== "").map(([name, value]): [string, string] => [name, value]);
  const { filter, view, problems } = readJobListPage(namespace, gathered(query));
  if (problems.length === 0) return jobListPage(filter, { side: "start" }, view);
  return `${routes.jobList(namespace)}?${new URLSearchParams(query)}`;
}

/** Names in the URL and what they set. */
const texts = [
  ["workflow", "workflow"],
  ["state", "state"],
  ["correct", "correct"],
  ["unsupported", "unsupported"],
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

/** What the URL of a list says. */
interface ListPage {
  readonly filter: JobFilter;
  readonly position: JobPosition;
  readonly view: JobListView;
  /** What it says and cannot be meant, and is left out: sentences for the reader. */
  readonly problems: readonly string[];
}

/** Reads what {@link jobListPage} wrote. What is malformed counts as not set; a filter that is, is named. */
export function readJobListPage(namespace: string, query: Query): ListPage {
  const all = (name: string) => textsOf(query, name);
  const text = (name: string) => textOf(query, name);
  const problems: string[] = [];
  const filter: JobFilter = {
    ...everyJob(namespace),
    ...Object.fromEntries(texts.map(([name, key]) => [key, text(name)])),
    state: readChoice(text("state"), jobStates, "state", problems),
    correct: readChoice(text("correct"), ["needs-moderation", ...correctMarks], "review", problems),
    unsupported: readChoice(text("unsupported"), claimsChecks, "choice of unsupported claims", problems),
    flags: readFlags(all("verdict"), problems),
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
function readFlags(all: readonly string[], problems: string[]): VerdictFlag[] {
  const flags = new Map<string, VerdictFlag>();
  for (const text of all.filter((given) => given !== "")) {
    const [, name, value] = /^(.{1,100})-(yes|no)$/.exec(text) ?? [];
    if (name !== undefined) flags.set(name, { name, value: value === "yes" });
    else
      problems.push(
        `“${cut(text)}” is no verdict: write it as Benign-yes or Benign-no, its name in at most 100 characters.`,
      );
  }
  return [...flags.values()];
}

function readChoice<T extends string>(text: string, choices: readonly T[], what: string, problems: string[]): T | "" {
  const chosen = choices.find((choice) => choice === text);
  if (chosen === undefined && text !== "") {
    problems.push(`“${cut(text)}” is no ${what}: give one of ${choices.join(", ")}.`);
  }
  return chosen ?? "";
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
