import { Prisma } from "@/generated/prisma/client";
import type { Contradiction } from "@/lib/contract/contradiction";
import { isJobId } from "@/lib/contract/job-id";
import { database, type Transaction } from "./client";
import { decodeText, encodeText } from "./exact-text";
import { findJobRows } from "./job-rows";

/** Jobs that a new one is held against, the latest first: of a bug that was assessed a thousand times the others say nothing new. */
const MAX_OTHERS = 20;
const KEYS_LOCK = 72707373;

/**
 * Keeps what a finished job can be recognised by, and which earlier ones decided otherwise about the same bug: the first boolean of
 * the verdict is the decision. A job that was reviewed as incorrect contradicts nobody, which is looked at when contradictions are
 * read: taking the review back brings them back. In the transaction that ends the job.
 */
export async function storeContradictions(
  tx: Transaction,
  jobId: string,
  reportKeys: readonly string[],
): Promise<void> {
  const keys = reportKeys.map(encodeText);
  const { namespaceName, type, state, verdict } = await tx.job.findUniqueOrThrow({
    where: { id: jobId },
    select: { namespaceName: true, type: true, state: true, verdict: true },
  });
  const decision = verdict.find((flag) => !flag.startsWith("Confident="));
  if (state !== "finished" || decision === undefined || keys.length === 0) return;
  // One after another: of two that end at once the later one sees the other.
  for (const key of keys.toSorted()) {
    await tx.$queryRaw`select pg_advisory_xact_lock(${KEYS_LOCK}, hashtext(${`${namespaceName} ${type} ${key}`}))::text`;
  }
  await tx.reportKey.createMany({
    data: keys.map((key) => ({ jobId, namespace: namespaceName, type, key })),
    skipDuplicates: true,
  });
  const end = decision.lastIndexOf("=");
  const flag = decision.slice(0, end);
  const opposite = `${flag}=${decision.slice(end + 1) === "true" ? "false" : "true"}`;
  await tx.$executeRaw`
    insert into contradictions (namespace, job_id, other_id, flag, key)
    select ${namespaceName}, ${jobId}::uuid, job_id, ${flag}, key from (
      select distinct on (k.job_id) k.job_id, k.key, j.finished
      from unnest(${keys}::text[]) with ordinality as own (key, rank)
      join report_keys k on k.namespace = ${namespaceName} and k.type = ${type} and k.key = own.key
      join jobs j on j.id = k.job_id
      where k.job_id <> ${jobId}::uuid and j.state = 'finished' and j.verdict @> array[${opposite}]
      order by k.job_id, own.rank
    ) as found
    where not exists (select from contradictions c where c.job_id = found.job_id and c.other_id = ${jobId}::uuid)
    order by finished desc limit ${MAX_OTHERS}
    on conflict do nothing`;
}

/** The contradictions of a job that stand, the latest first. */
export async function contradictionsOf(jobId: string): Promise<Contradiction[]> {
  if (!isJobId(jobId)) return [];
  return read(Prisma.sql`(c.job_id = ${jobId}::uuid or c.other_id = ${jobId}::uuid)`, 2 * MAX_OTHERS);
}

/** Up to `limit` contradictions of a namespace that stand, the latest first, from below an id on. */
export async function listContradictions(
  namespace: string,
  { below, limit }: { below: number | null; limit: number },
): Promise<Contradiction[]> {
  const from = below === null ? Prisma.empty : Prisma.sql`and c.id < ${below}`;
  return read(Prisma.sql`c.namespace = ${encodeText(namespace)} ${from}`, limit);
}

interface StoredContradiction {
  readonly id: bigint;
  readonly jobId: string;
  readonly otherId: string;
  readonly flag: string;
  readonly key: string;
}

async function read(which: Prisma.Sql, limit: number): Promise<Contradiction[]> {
  const rows = await database().$queryRaw<StoredContradiction[]>`
    select c.id, c.job_id as "jobId", c.other_id as "otherId", c.flag, c.key
    from contradictions c join jobs a on a.id = c.job_id join jobs b on b.id = c.other_id
    where ${which} and a.correct <> 'incorrect' and b.correct <> 'incorrect'
    order by c.id desc limit ${limit}`;
  const jobs = new Map(
    (await findJobRows(rows.flatMap(({ jobId, otherId }) => [jobId, otherId]))).map((job) => [job.id, job]),
  );
  return rows.flatMap(({ id, jobId, otherId, flag, key }) => {
    const job = jobs.get(jobId);
    const other = jobs.get(otherId);
    if (job === undefined || other === undefined) return [];
    return [{ id: Number(id), job, other, flag: decodeText(flag), key: decodeText(key) }];
  });
}
