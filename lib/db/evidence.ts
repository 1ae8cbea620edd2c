import { type Evidence, evidenceSchema, unsupportedClaims } from "@/lib/contract/evidence";
import { explanationOf } from "@/lib/contract/job";
import { isJobId } from "@/lib/contract/job-id";
import { type JsonText, jsonObject } from "@/lib/contract/json-text";
import type { Span } from "@/lib/contract/span";
import { raiseChange } from "./change";
import { database, type Transaction } from "./client";
import { storeContradictions } from "./contradictions";
import { decodeText, encodeText } from "./exact-text";
import { indexJob } from "./job-search";
import { expandArgs } from "./large-args";

/** A span as far as evidence is taken from it. */
type OutputSpan = Pick<Span, "seq" | "type" | "name" | "error" | "args" | "results">;

/** Takes the ended spans of a job in the order of seq, and then says what supports its explanation. */
export interface EvidenceTaker {
  add(span: OutputSpan): void;
  outcome(): Evidence;
}

/** Starts with an explanation, a report and a configuration, each empty when there is none. The rules are the caller's: this layer knows none. */
export type OpenTaker = (job: { explanation: string; report: string; config: string; title: string }) => EvidenceTaker;

/** Spans that are read at once: each may hold a whole file. */
const PAGE = 100;

/** Examines a job with the results that it has or is about to end with, over the spans of its latest attempt. */
export async function takeEvidence(jobId: string, results: JsonText, open: OpenTaker): Promise<Evidence> {
  const { attempt, args, description } = await database().job.findUniqueOrThrow({
    where: { id: jobId },
    select: { attempt: true, args: true, description: true },
  });
  const { CrashReport: report, KernelConfig: config } = jsonObject(await expandArgs(database(), decodeText(args)));
  const taker = open({
    explanation: explanationOf(results),
    report: typeof report === "string" ? report : "",
    config: typeof config === "string" ? config : "",
    title: decodeText(description),
  });
  const byAgents = await spansOfAgents(jobId, attempt);
  for (let last: number | undefined = -1; last !== undefined; ) {
    const spans: Omit<OutputSpan, "type" | "error">[] = await database().span.findMany({
      where: { jobId, attempt, seq: { gt: last }, type: "tool", finished: { not: null }, failed: false },
      select: { seq: true, name: true, args: true, results: true },
      orderBy: { seq: "asc" },
      take: PAGE,
    });
    for (const span of spans) if (!byAgents.has(span.seq)) taker.add(ended("tool", span));
    last = spans.at(-1)?.seq;
  }
  const actions = await database().span.findMany({
    where: { jobId, attempt, type: "action", finished: { not: null }, failed: false },
    select: { seq: true, name: true, args: true, results: true },
    orderBy: { seq: "asc" },
    take: PAGE,
  });
  for (const span of actions) taker.add(ended("action", span));
  return taker.outcome();
}

/** Tools that an agent answered: that is a model's text, and the tools which that agent asked are spans themselves. */
async function spansOfAgents(jobId: string, attempt: number): Promise<ReadonlySet<number | null>> {
  const agents = await database().span.findMany({ where: { jobId, attempt, type: "agent" }, select: { parent: true } });
  return new Set(agents.map(({ parent }) => parent));
}

function ended(type: "tool" | "action", { seq, name, args, results }: Omit<OutputSpan, "type" | "error">): OutputSpan {
  return { seq, type, name: decodeText(name), error: "", args: decodeText(args), results: decodeText(results) };
}

/**
 * Stores what supports an ended job, over what was stored before: in the transaction that ends it, before it is indexed. The counts
 * are those of an explanation: without one there are none.
 */
export async function storeEvidence(tx: Transaction, jobId: string, evidence: Evidence): Promise<void> {
  const details = encodeText(JSON.stringify(evidence));
  await tx.jobEvidence.upsert({ where: { jobId }, create: { jobId, details }, update: { details } });
  const { results } = await tx.job.findUniqueOrThrow({ where: { id: jobId }, select: { results: true } });
  const hasExplanation = explanationOf(decodeText(results)) !== "";
  const counts = {
    claims: hasExplanation ? evidence.claims.length : null,
    unsupported: hasExplanation ? unsupportedClaims(evidence).length : null,
  };
  await tx.job.update({ where: { id: jobId }, data: { examined: true, ...counts }, select: { id: true } });
  await storeContradictions(tx, jobId, evidence.reportKeys);
}

/** What supports an ended job; null when it was not examined. */
export async function jobEvidence(jobId: string): Promise<Evidence | null> {
  if (!isJobId(jobId)) return null;
  return (await evidenceOfJobs([jobId])).get(jobId) ?? null;
}

/** What supports ended jobs, by their ids; nothing of those that were not examined. */
export async function evidenceOfJobs(ids: string[]): Promise<ReadonlyMap<string, Evidence>> {
  const rows = await database().jobEvidence.findMany({ where: { jobId: { in: ids } } });
  return new Map(rows.map(({ jobId, details }) => [jobId, evidenceSchema.parse(JSON.parse(decodeText(details)))]));
}

/**
 * Jobs that ended and were not examined, the latest first: those of earlier versions, those that failed or were cancelled, and those
 * that agents elsewhere ended.
 */
export async function unexaminedJobs(limit: number): Promise<string[]> {
  const rows = await database().$queryRaw<{ id: string }[]>`
    select id from jobs where not examined and state <> all (array['pending'::job_state, 'running'::job_state])
    order by finished desc nulls last limit ${limit}`;
  return rows.map(({ id }) => id);
}

/** Examines an ended job that was not, and tells those who look at it. Safe to repeat and from several processes at once. */
export async function examineJob(jobId: string, open: OpenTaker): Promise<void> {
  const job = await database().job.findUnique({ where: { id: jobId }, select: { results: true } });
  if (job === null) return;
  const evidence = await takeEvidence(jobId, decodeText(job.results), open);
  await database().$transaction(async (tx) => {
    await raiseChange(tx, jobId);
    await storeEvidence(tx, jobId, evidence);
    await indexJob(tx, jobId);
  });
}
