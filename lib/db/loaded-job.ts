import { type CorrectMark, claimsCheck, explanationOf, type Job, summarizeError, verdictOf } from "@/lib/contract/job";
import type { CopyRow } from "./copy-table";
import { encodeText } from "./exact-text";
import { storedVerdict } from "./job-row";
import { searchTerms } from "./search-terms";

/** A person's judgement of a loaded job, given once. */
export interface LoadedReview {
  readonly operator: string;
  readonly at: string;
  /** Empty: the whole verdict. */
  readonly output: string;
  readonly mark: CorrectMark;
  readonly comment: string;
}

/** A job that has ended, with what people did with it. */
export interface LoadedJob
  extends Omit<Job, "errorSummary" | "verdict" | "waitUntil" | "waitReason" | "origin" | "derived"> {
  /** As `shareLargeTexts` left them. */
  readonly args: string;
  /** Who cancelled an aborted job. */
  readonly cancelled: { readonly operator: string; readonly why: string } | null;
  readonly reviews: readonly LoadedReview[];
  /** What the job is about, for the search: it is somewhere in the args. */
  readonly report: string;
}

/** The job's own row. */
export function jobColumns(job: LoadedJob): CopyRow {
  return {
    id: job.id,
    namespace: encodeText(job.namespace),
    workflow: encodeText(job.workflow),
    type: encodeText(job.type),
    description: encodeText(job.description),
    link: encodeText(job.link),
    state: job.state,
    created: job.created,
    started: job.started,
    finished: job.finished,
    errorSummary: encodeText(summarizeError(job.error)),
    correct: job.correct,
    verdict: storedVerdict(job.results),
    codeRevision: encodeText(job.codeRevision),
    agentName: encodeText(job.agentName),
    model: encodeText(job.model),
    promptVersion: job.promptVersion,
    failure: encodeText(job.failure),
    change: job.change,
    operator: encodeText(job.operator),
    inputTokens: job.tokens.input,
    outputTokens: job.tokens.output,
    thoughtsTokens: job.tokens.thoughts,
    cachedTokens: job.tokens.cached,
    costMicros: job.costMicros,
    // What a load invents has nothing to be examined against.
    examined: true,
    claims: job.claims?.total ?? null,
    unsupported: job.claims?.unsupported ?? null,
    args: encodeText(job.args),
    results: encodeText(job.results),
    error: encodeText(job.error),
  };
}

/** What the job is found by. */
export function searchColumns(job: LoadedJob, reportWords: string[]): CopyRow {
  const searched = {
    ...job,
    unsupported: claimsCheck(job.claims),
    verdict: verdictOf(job.results),
    explanation: explanationOf(job.results),
  };
  return { jobId: job.id, created: job.created, terms: searchTerms(searched, reportWords).map(quoteLexeme).join(" ") };
}

export function reviewColumns(job: LoadedJob, { operator, at, output, mark, comment }: LoadedReview): CopyRow {
  const who = encodeText(operator);
  return { jobId: job.id, output: encodeText(output), mark, comment: encodeText(comment), operator: who, at };
}

/** What was done with the job, oldest first. */
export function journalOf(job: LoadedJob): CopyRow[] {
  const entry = (at: string, operator: string, action: string, why = "") => ({
    jobId: job.id,
    at,
    operator: encodeText(operator),
    action,
    why: encodeText(why),
    output: "",
    mark: null,
    wasMark: null,
  });
  const { created, finished, operator, cancelled, reviews } = job;
  return [
    entry(created, operator, "created"),
    ...(cancelled === null ? [] : [entry(finished ?? created, cancelled.operator, "cancelled", cancelled.why)]),
    ...reviews.map((review) => ({
      ...entry(review.at, review.operator, "reviewed", review.comment),
      output: encodeText(review.output),
      mark: review.mark,
      wasMark: "unset",
    })),
  ];
}

/** A lexeme as the text of a tsvector has it. */
function quoteLexeme(lexeme: string): string {
  return `'${lexeme.replaceAll("\\", "\\\\").replaceAll("'", "''")}'`;
}
