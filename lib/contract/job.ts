/*
 * The words of the product, as product.md fixes them. Stored names never change meaning.
 *
 *   workflow    a named procedure; its type is the contract, a variant is named `<type>-<variant>`
 *   job         one execution of a workflow on given args
 *   trajectory  the ordered spans of a job
 *   verdict     the booleans of a job's results; the Explanation is beside it
 *   review      a person's judgement of a verdict, kept in the journal
 *   worker      a process that executes jobs; an external one is an agent
 *   operator    the name recorded for what a person does here, until sign-in exists
 */
import type { Instant } from "./instant";
import { isRecord, type JsonText, jsonObject } from "./json-text";

export const jobStates = ["pending", "running", "finished", "failed", "aborted"] as const;
export type JobState = (typeof jobStates)[number];

/** A person's judgement of the whole verdict. */
export const correctMarks = ["unset", "correct", "incorrect"] as const;
export type CorrectMark = (typeof correctMarks)[number];

/** How a job came from another one. */
export type JobRelation = "rerun" | "changed" | "fork" | "candidate";

/** One boolean of the results. */
export interface VerdictFlag {
  readonly name: string;
  readonly value: boolean;
}

/** Tokens of model calls; `output` includes no thought tokens, `input` includes those that came from the provider's cache. */
export interface TokenCounts {
  readonly input: number;
  readonly output: number;
  readonly thoughts: number;
  readonly cached: number;
}

/** A link between a job and the one it was made from. */
export interface JobOrigin {
  readonly id: string;
  readonly relation: JobRelation;
}

/** A job as a list shows it. */
export interface JobRow {
  readonly id: string;
  readonly namespace: string;
  readonly workflow: string;
  readonly type: string;
  /** The bug's title. */
  readonly description: string;
  /** Where the bug is tracked; empty when unknown. */
  readonly link: string;
  readonly state: JobState;
  readonly created: Instant;
  readonly started: Instant | null;
  /** Set in all three end states. */
  readonly finished: Instant | null;
  /** First 200 bytes of the error. */
  readonly errorSummary: string;
  readonly correct: CorrectMark;
  readonly verdict: readonly VerdictFlag[];
  /** The revision of the agent that ran it; empty before that. */
  readonly codeRevision: string;
  readonly agentName: string;
  /** Fixed at the first start; before that the wish, or empty for the worker's own choice. */
  readonly model: string;
  /** First characters of the digest of the first agent's instruction; empty until that agent starts. */
  readonly promptVersion: string;
  /** Of all model calls; 0 until the job ends. */
  readonly tokens: TokenCounts;
  /** Millionths of a dollar; null while the job runs, and when the price of a model is not known. */
  readonly costMicros: number | null;
  /** Of the explanation, once it was examined: its claims, and those that nothing supports. */
  readonly claims: { readonly total: number; readonly unsupported: number } | null;
  /** Of a failed job: its error without what differs from one failure to the next; failures with the same text belong together. */
  readonly failure: string;
  /** Set while a job waits for a time. */
  readonly waitUntil: Instant | null;
  /** What it waits for; empty when that is only a free worker. */
  readonly waitReason: string;
  /** Raised with every write to the job or its spans: live streams resume from it. */
  readonly change: number;
}

/** A job as its own page shows it. */
export interface Job extends JobRow {
  readonly error: string;
  readonly results: JsonText;
  readonly origin: JobOrigin | null;
  /** Jobs made from this one, oldest first. */
  readonly derived: readonly JobOrigin[];
  /** Who started it. */
  readonly operator: string;
}

/** What a person may do with a job. */
export type JobAction = "cancel" | "rerun" | "review";

/** What each state allows: the buttons of the pages and the checks of the server are made from this table. */
const allowed: Record<JobState, readonly JobAction[]> = {
  pending: ["cancel"],
  running: ["cancel"],
  finished: ["rerun", "review"],
  failed: ["rerun"],
  aborted: ["rerun"],
};

export function jobAllows(state: JobState, action: JobAction): boolean {
  return allowed[state].includes(action);
}

/** True when a job can no longer change by itself. */
export function isEnded(state: JobState): boolean {
  return state !== "pending" && state !== "running";
}

/** The booleans of a results object, in its own order. */
export function verdictOf(results: JsonText): VerdictFlag[] {
  return Object.entries(jsonObject(results)).flatMap(([name, value]) =>
    typeof value === "boolean" ? [{ name, value }] : [],
  );
}

/** The Explanation of a results object; empty when there is none. */
export function explanationOf(results: JsonText): string {
  const value = jsonObject(results).Explanation;
  return typeof value === "string" ? value : "";
}

/** Whether an explanation has unsupported claims; empty while it was not examined, and without one. */
export const claimsChecks = ["any", "none"] as const;
export type ClaimsCheck = (typeof claimsChecks)[number];

export function claimsCheck(claims: JobRow["claims"]): ClaimsCheck | "" {
  if (claims === null) return "";
  return claims.unsupported > 0 ? "any" : "none";
}

/** The sign that syzbot's lists show for a job, with what it means. */
export function correctSign(job: Pick<JobRow, "state" | "correct">): { sign: string; title: string } {
  if (job.state === "pending") return { sign: "⏳", title: "Waiting for a worker" };
  if (job.state === "running") return { sign: "🏃", title: "Running" };
  if (job.state === "failed") return { sign: "💥", title: "Failed" };
  if (job.state === "aborted") return { sign: "💥", title: "Aborted" };
  if (job.correct === "correct") return { sign: "✅", title: "Reviewed: correct" };
  if (job.correct === "incorrect") return { sign: "❌", title: "Reviewed: incorrect" };
  return { sign: "❓", title: "Not yet reviewed" };
}

const SHORT_ERROR_BYTES = 200;

/** The first 200 bytes of an error, cut between characters. */
export function summarizeError(error: string): string {
  const bytes = new TextEncoder().encode(error);
  if (bytes.length <= SHORT_ERROR_BYTES) return error;
  return `${new TextDecoder().decode(bytes.subarray(0, SHORT_ERROR_BYTES)).replace(/\uFFFD+$/, "")}…`;
}

/** True when `value` is `{"$text": sha256}`: a large text of the args that is stored once, by hash. */
export function isTextReference(value: unknown): value is { $text: string } {
  return isRecord(value) && typeof value.$text === "string" && Object.keys(value).length === 1;
}
