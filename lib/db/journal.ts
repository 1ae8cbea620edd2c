import { isJobId } from "@/lib/contract/job-id";
import type { JournalEntry } from "@/lib/contract/job-query";
import { database } from "./client";
import { decodeText } from "./exact-text";
import { instantOf } from "./stored-instant";

/** The journal of a job, oldest first; empty when there is no such job. */
export async function jobJournal(jobId: string): Promise<JournalEntry[]> {
  if (!isJobId(jobId)) return [];
  const rows = await database().journalEntry.findMany({ where: { jobId }, orderBy: { id: "asc" } });
  return rows.map(({ at, operator, action, why }) => ({
    at: instantOf(at),
    operator: decodeText(operator),
    action: action === "cancelled" ? "cancelled" : "created",
    why: decodeText(why),
  }));
}
