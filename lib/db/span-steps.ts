import { isJobId } from "@/lib/contract/job-id";
import type { SpanRow } from "@/lib/contract/span";
import { database } from "./client";
import { rowColumns, toSpanRow } from "./span-row";

/** The beginning of a trajectory. */
export interface SpanSteps {
  /** By seq. */
  readonly rows: readonly SpanRow[];
  /** How many spans there are. */
  readonly count: number;
}

/** The first `limit` spans of a job's latest attempt, without payload; none when there is no such job. */
export async function spanSteps(jobId: string, limit: number): Promise<SpanSteps> {
  const job = isJobId(jobId)
    ? await database().job.findUnique({ where: { id: jobId }, select: { attempt: true } })
    : null;
  if (job === null) return { rows: [], count: 0 };
  const where = { jobId, attempt: job.attempt };
  const [rows, count] = await Promise.all([
    database().span.findMany({ where, orderBy: { seq: "asc" }, take: limit, select: rowColumns }),
    database().span.count({ where }),
  ]);
  return { rows: rows.map(toSpanRow), count };
}
