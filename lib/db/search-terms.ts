import { createHash } from "node:crypto";
import type { Instant } from "@/lib/contract/instant";
import type { ClaimsCheck, CorrectMark, JobState, VerdictFlag } from "@/lib/contract/job";
import type { JobFilter } from "@/lib/contract/job-query";
import { searchWords } from "@/lib/contract/search-words";
import { encodeText } from "./exact-text";
import { wantedStates } from "./wanted-states";

/** What a job is found by. Texts as they are, not as the database has them. */
export interface SearchableJob {
  readonly namespace: string;
  readonly created: Instant;
  readonly workflow: string;
  readonly state: JobState;
  readonly correct: CorrectMark;
  /** The model it runs with, not the wish; empty before its start. */
  readonly model: string;
  readonly promptVersion: string;
  readonly codeRevision: string;
  readonly agentName: string;
  readonly failure: string;
  readonly unsupported: ClaimsCheck | "";
  readonly verdict: readonly VerdictFlag[];
  readonly description: string;
  readonly explanation: string;
  readonly error: string;
  readonly report: string;
}

/** The columns of a job that stand among its words. */
const facets = [
  "workflow",
  "state",
  "correct",
  "model",
  "promptVersion",
  "codeRevision",
  "agentName",
  "failure",
  "unsupported",
] as const;

/**
 * The lexemes of `job_search.terms`: one for each column that a list is filtered by, for each flag and the week, and the words.
 * Who makes those of many jobs with one report gives its words.
 */
export function searchTerms(job: SearchableJob, reportWords = searchWords(job.report)): string[] {
  const { namespace, verdict } = job;
  const columns = facets.flatMap((name) => (job[name] === "" ? [] : [facetTerm(namespace, name, job[name])]));
  const flags = verdict.map((flag) => flagTerm(namespace, flag));
  const ownWords = searchWords([job.description, job.explanation, job.error].join("\n"));
  const week = weekTerm(weekOf(new Date(job.created)));
  return [...new Set([namespaceTerm(namespace), ...columns, week, ...flags, ...ownWords, ...reportWords])];
}

const WEEK_MS = 7 * 24 * 60 * 60 * 1000;

/** Number of the week of a time since 1970. */
export function weekOf(time: Date): number {
  return Math.floor(time.getTime() / WEEK_MS);
}

/** When a week begins. */
export function weekStart(week: number): Date {
  return new Date(week * WEEK_MS);
}

/**
 * The query of Postgres for the jobs that `filter` lets through, order and days of creation apart, and that were created in
 * one of `weeks`; null: whenever.
 */
export function searchQuery(filter: JobFilter, weeks: readonly number[] | null): string {
  const { namespace, flags, correct, text } = filter;
  const columns = facets.flatMap((name) => {
    if (name === "correct") return correctTerms(namespace, correct);
    return filter[name] === "" ? [] : [facetTerm(namespace, name, filter[name])];
  });
  const wanted = [...columns, ...flags.map((flag) => flagTerm(namespace, flag))];
  const terms = wanted.length > 0 ? wanted : [namespaceTerm(namespace)];
  const words = searchWords(text).map((word) => `${quoted(word)}:*`);
  const created = weeks === null ? [] : [`(${weeks.map((week) => quoted(weekTerm(week))).join(" | ")})`];
  const mayBeAborted = !filter.showAborted && wantedStates(filter).length === 0;
  const unwanted = mayBeAborted ? [`!${quoted(facetTerm(namespace, "state", "aborted"))}`] : [];
  return [...words, ...terms.map(quoted), ...created, ...unwanted].join(" & ");
}

/** The query for the words alone; empty when there are none. */
export function wordsQuery(text: string): string {
  return searchWords(text)
    .map((word) => `${quoted(word)}:*`)
    .join(" & ");
}

function correctTerms(namespace: string, correct: JobFilter["correct"]): string[] {
  if (correct === "") return [];
  if (correct !== "needs-moderation") return [facetTerm(namespace, "correct", correct)];
  return [facetTerm(namespace, "state", "finished"), facetTerm(namespace, "correct", "unset")];
}

/** With the namespace in it, so that two columns meet without all jobs of the namespace. Begins with what no word begins with. */
function facetTerm(namespace: string, name: string, value: string): string {
  return `=${namespace}/${name}=${short(encodeText(value))}`;
}

function namespaceTerm(namespace: string): string {
  return `=${namespace}/`;
}

function weekTerm(week: number): string {
  return `=week=${week}`;
}

function flagTerm(namespace: string, { name, value }: VerdictFlag): string {
  return facetTerm(namespace, "verdict", `${name}=${value}`);
}

/** Postgres takes no lexeme over 2 KB. */
const MAX_VALUE_LENGTH = 200;

function short(value: string): string {
  if (value.length <= MAX_VALUE_LENGTH) return value;
  return `#${createHash("sha256").update(value).digest("hex")}`;
}

function quoted(lexeme: string): string {
  return `'${lexeme.replace(/['\\]/g, "$&$&")}'`;
}
