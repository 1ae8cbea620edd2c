import type { Instant } from "@/lib/contract/instant";
import type { JobRow } from "@/lib/contract/job";
import { isJobId } from "@/lib/contract/job-id";
import { database } from "./client";
import { rowColumns, toJobRow } from "./job-row";

/** Those of `ids` that are jobs, in no order. */
export async function findJobRows(ids: readonly string[]): Promise<JobRow[]> {
  const known = ids.filter(isJobId);
  if (known.length === 0) return [];
  return (await database().job.findMany({ where: { id: { in: known } }, select: rowColumns })).map(toJobRow);
}

/** The newest `limit` jobs of a namespace that were created after `since`. */
export async function jobRowsSince(namespace: string, since: Instant, limit: number): Promise<JobRow[]> {
  const rows = await database().job.findMany({
    where: { namespaceName: namespace, created: { gt: new Date(since) } },
    orderBy: [{ created: "desc" }, { id: "desc" }],
    take: limit,
    select: rowColumns,
  });
  return rows.map(toJobRow);
}
