import { createHash } from "node:crypto";
import type { CorrectMark, JobState, VerdictFlag } from "@/lib/contract/job";
import type { JobFilter } from "@/lib/contract/job-query";
import { MAX_WORDS, searchWords } from "@/lib/contract/search-words";
import { encodeText } from "./exact-text";

/** What a job is found by. Texts as they are, not as the database has them. */
export interface SearchableJob {
  readonly namespace: string;
  readonly created: Date;
  readonly workflow: string;
  readonly state: JobState;
  readonly correct: CorrectMark;
  /** The model it runs with, not the wish; empty before its start. */
  readonly model: string;
  readonly promptVersion: string;
  readonly codeRevision: string;
  readonly agentName: string;
  readonly failure: string;
  readonly verdict: readonly VerdictFlag[];
  readonly description: string;
  readonly explanation: string;
  readonly error: string;
  readonly report: string;
}

/** The columns of a job that stand among its words. */
const facets = [
  "namespace",
  "workflow",
  "state",
  "correct",
  "model",
  "promptVersion",
  "codeRevision",
  "agentName",
  "failure",
] as const;

/**
 * The lexemes of `job_search.terms`: one for each column that a list is filtered by, for each flag and the week, and the words.
 * A load of many jobs with one report gives its words, so that they are looked for once.
 */
export function searchTerms(job: SearchableJob, reportWords = searchWords(job.report, MAX_WORDS)): string[] {
  const columns = facets.flatMap((name) => (job[name] === "" ? [] : [facetTerm(name, job[name])]));
  const ownWords = searchWords([job.description, job.explanation, job.error].join("\n"), MAX_WORDS);
  const words = [...new Set([...ownWords, ...reportWords])].slice(0, MAX_WORDS);
  return [...new Set([...columns, weekTerm(weekOf(job.created)), ...job.verdict.map(flagTerm), ...words])];
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
  const { correct, ...columns } = filter;
  const wanted = [
    ...facets.flatMap((name) => {
      if (name === "correct") return correct === "" ? [] : correctTerms(correct);
      return columns[name] === "" ? [] : [facetTerm(name, columns[name])];
    }),
    ...filter.flags.map(flagTerm),
  ].map(quoted);
  const words = searchWords(filter.text).map((word) => `${quoted(word)}:*`);
  const unwanted = filter.showAborted || filter.state !== "" ? [] : [`!${quoted(facetTerm("state", "aborted"))}`];
  const created = weeks === null ? [] : [`(${weeks.map((week) => quoted(weekTerm(week))).join(" | ")})`];
  return [...words, ...wanted, ...created, ...unwanted].join(" & ");
}

/** The query for the words alone; empty when there are none. */
export function wordsQuery(text: string): string {
  return searchWords(text)
    .map((word) => `${quoted(word)}:*`)
    .join(" & ");
}

function correctTerms(correct: CorrectMark | "needs-moderation"): string[] {
  if (correct !== "needs-moderation") return [facetTerm("correct", correct)];
  return [facetTerm("state", "finished"), facetTerm("correct", "unset")];
}

/** Begins with what no word does: a word that is searched for may be the beginning of another one. */
function facetTerm(name: string, value: string): string {
  return `=${name}=${short(encodeText(value))}`;
}

function weekTerm(week: number): string {
  return facetTerm("week", String(week));
}

function flagTerm({ name, value }: VerdictFlag): string {
  return facetTerm("verdict", `${name}=${value}`);
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
