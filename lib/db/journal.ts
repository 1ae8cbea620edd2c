import type { JournalEntry as StoredEntry } from "@/generated/prisma/client";
import { isJobId } from "@/lib/contract/job-id";
import { type JournalEntry, journalActions } from "@/lib/contract/job-query";
import { database } from "./client";
import { decodeText } from "./exact-text";
import { instantOf } from "./stored-instant";

/** The journal of a job, oldest first; empty when there is no such job. */
export async function jobJournal(jobId: string): Promise<JournalEntry[]> {
  return (await journals([jobId])).get(jobId) ?? [];
}

/** The journals of those of `jobIds` that have one, oldest entry first. */
export async function journals(jobIds: readonly string[]): Promise<ReadonlyMap<string, JournalEntry[]>> {
  const where = { jobId: { in: jobIds.filter(isJobId) } };
  const rows = await database().journalEntry.findMany({ where, orderBy: { id: "asc" } });
  const undone = new Map(rows.flatMap(({ id, undoes }) => (undoes === null ? [] : [[undoes, Number(id)]])));
  const byJob = new Map<string, JournalEntry[]>();
  for (const row of rows) {
    const entries = byJob.get(row.jobId) ?? [];
    entries.push(toEntry(row, undone.get(row.id) ?? null));
    byJob.set(row.jobId, entries);
  }
  return byJob;
}

function toEntry(row: StoredEntry, undone: number | null): JournalEntry {
  return {
    id: Number(row.id),
    at: instantOf(row.at),
    operator: decodeText(row.operator),
    action: journalActions.find((action) => action === row.action) ?? "created",
    why: decodeText(row.why),
    output: decodeText(row.output),
    mark: row.mark,
    wasMark: row.wasMark,
    wasComment: decodeText(row.wasComment),
    undoes: row.undoes === null ? null : Number(row.undoes),
    undone,
  };
}
