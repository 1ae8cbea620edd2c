import { Prisma } from "@/generated/prisma/client";
import { claimsCheck, explanationOf, verdictOf } from "@/lib/contract/job";
import { jsonObject } from "@/lib/contract/json-text";
import type { Transaction } from "./client";
import { decodeText } from "./exact-text";
import { inBatches } from "./job-batches";
import { claimsOf } from "./job-row";
import { expandArgs } from "./large-args";
import { searchTerms } from "./search-terms";
import { storeAllShownLines } from "./shown-lines";
import { instantOf } from "./stored-instant";

const searchedColumns = {
  namespaceName: true,
  workflow: true,
  state: true,
  correct: true,
  model: true,
  promptVersion: true,
  codeRevision: true,
  agentName: true,
  failure: true,
  claims: true,
  unsupported: true,
  created: true,
  description: true,
  error: true,
  results: true,
  args: true,
} as const;

/**
 * Writes what a job is found by, as its row stands now. Call it in each transaction that writes a column that a list is
 * filtered by or searched in, after the write. Rejects when there is no such job.
 */
export async function indexJob(tx: Transaction, jobId: string): Promise<void> {
  const job = await tx.job.findUniqueOrThrow({ where: { id: jobId }, select: searchedColumns });
  const results = decodeText(job.results);
  const terms = searchTerms({
    namespace: job.namespaceName,
    created: instantOf(job.created),
    workflow: decodeText(job.workflow),
    state: job.state,
    correct: job.correct,
    model: decodeText(job.model),
    promptVersion: job.promptVersion,
    codeRevision: decodeText(job.codeRevision),
    agentName: decodeText(job.agentName),
    failure: decodeText(job.failure),
    unsupported: claimsCheck(claimsOf(job)),
    verdict: verdictOf(results),
    description: decodeText(job.description),
    explanation: explanationOf(results),
    error: decodeText(job.error),
    report: await reportOf(tx, decodeText(job.args)),
  });
  await tx.$executeRaw`
    insert into job_search (job_id, created, terms) values (${jobId}::uuid, ${job.created}, array_to_tsvector(${terms}::text[]))
    on conflict (job_id) do update set terms = excluded.terms where job_search.terms <> excluded.terms`;
}

async function reportOf(tx: Transaction, args: string): Promise<string> {
  const { CrashReport: report } = jsonObject(await expandArgs(tx, args));
  return typeof report === "string" ? report : "";
}

/** The same for several jobs. Those that have no entry yet are left to {@link indexMissingJobs}. */
export async function indexAgain(tx: Transaction, ids: readonly string[]): Promise<void> {
  const indexed = await tx.jobSearch.findMany({ where: { jobId: { in: [...ids] } }, select: { jobId: true } });
  for (const { jobId } of indexed) await indexJob(tx, jobId);
}

/**
 * Makes jobs findable that an earlier version, or one that was interrupted here, left without an entry, and keeps which source
 * lines their spans showed: that version did not. Safe to repeat and from several processes at once.
 */
export async function indexMissingJobs(): Promise<void> {
  await inBatches(Prisma.sql`not exists (select from job_search where job_id = jobs.id)`, async (tx, ids) => {
    for (const id of ids) {
      await storeAllShownLines(tx, id);
      await indexJob(tx, id);
    }
  });
}
