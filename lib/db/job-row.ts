import type { Prisma, Job as StoredJob } from "@/generated/prisma/client";
import { type Job, type JobOrigin, type JobRow, type VerdictFlag, verdictOf } from "@/lib/contract/job";
import type { JsonText } from "@/lib/contract/json-text";
import { decodeText, encodeText } from "./exact-text";
import { instantOf, instantOrNull } from "./stored-instant";

/** Columns of a list: no payload. */
export const rowColumns = {
  id: true,
  namespaceName: true,
  workflow: true,
  type: true,
  description: true,
  link: true,
  state: true,
  created: true,
  started: true,
  finished: true,
  errorSummary: true,
  correct: true,
  verdict: true,
  codeRevision: true,
  agentName: true,
  modelWish: true,
  model: true,
  promptVersion: true,
  failure: true,
  inputTokens: true,
  outputTokens: true,
  thoughtsTokens: true,
  cachedTokens: true,
  costMicros: true,
  claims: true,
  unsupported: true,
  waitUntil: true,
  waitReason: true,
  change: true,
} as const;

/** Columns of a job's own page; args are read apart. */
export const jobColumns = {
  ...rowColumns,
  operator: true,
  originId: true,
  relation: true,
  results: true,
  error: true,
  derived: { select: { id: true, relation: true }, orderBy: [{ created: "asc" }, { id: "asc" }] },
} satisfies Prisma.JobSelect;

export type StoredJobRow = Pick<StoredJob, keyof typeof rowColumns>;

type StoredOrigin = Pick<StoredJob, "id" | "relation">;
type StoredJobPage = StoredJobRow &
  Pick<StoredJob, "operator" | "originId" | "relation" | "results" | "error"> & { derived: readonly StoredOrigin[] };

export function toJobRow(row: StoredJobRow): JobRow {
  return {
    id: row.id,
    namespace: row.namespaceName,
    workflow: decodeText(row.workflow),
    type: decodeText(row.type),
    description: decodeText(row.description),
    link: decodeText(row.link),
    state: row.state,
    created: instantOf(row.created),
    started: instantOrNull(row.started),
    finished: instantOrNull(row.finished),
    errorSummary: decodeText(row.errorSummary),
    correct: row.correct,
    verdict: row.verdict.map(readFlag),
    codeRevision: decodeText(row.codeRevision),
    agentName: decodeText(row.agentName),
    model: decodeText(row.model || row.modelWish),
    promptVersion: row.promptVersion,
    failure: decodeText(row.failure),
    tokens: {
      input: Number(row.inputTokens),
      output: Number(row.outputTokens),
      thoughts: Number(row.thoughtsTokens),
      cached: Number(row.cachedTokens),
    },
    costMicros: row.costMicros === null ? null : Number(row.costMicros),
    claims: claimsOf(row),
    waitUntil: instantOrNull(row.waitUntil),
    waitReason: decodeText(row.waitReason),
    change: Number(row.change),
  };
}

export function toJob(row: StoredJobPage): Job {
  return {
    ...toJobRow(row),
    error: decodeText(row.error),
    results: decodeText(row.results),
    origin: row.originId === null ? null : toOrigin({ id: row.originId, relation: row.relation }),
    derived: row.derived.map(toOrigin),
    operator: decodeText(row.operator),
  };
}

/** The counts of a job whose explanation was examined. */
export function claimsOf({ claims, unsupported }: Pick<StoredJob, "claims" | "unsupported">): JobRow["claims"] {
  return claims === null || unsupported === null ? null : { total: claims, unsupported };
}

function toOrigin({ id, relation }: StoredOrigin): JobOrigin {
  return { id, relation: relation ?? "rerun" };
}

/** The verdict as its column keeps it: `Benign=true`, so that a filter is `verdict @> '{Benign=true}'`. */
export function storedVerdict(results: JsonText): string[] {
  return verdictOf(results).map(storedFlag);
}

/** A boolean of a verdict, or a label for one, as columns keep it. */
export function storedFlag({ name, value }: VerdictFlag): string {
  return `${encodeText(name)}=${value}`;
}

/** Reads what {@link storedFlag} wrote. */
export function readFlag(stored: string): VerdictFlag {
  const end = stored.lastIndexOf("=");
  return { name: decodeText(stored.slice(0, end)), value: stored.slice(end + 1) === "true" };
}
