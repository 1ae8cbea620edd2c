import { formatExactUtc } from "@/components/ui/quantities";
import { visibleText } from "@/components/ui/visible-text";
import type { JournalEntry } from "@/lib/contract/job-query";

/** Who did what with a job, when and why; oldest first. */
export function JobJournal({ entries }: { entries: readonly JournalEntry[] }) {
  if (entries.length === 0) return <p className="text-muted">Nobody did anything with this job here.</p>;
  return (
    <ol>
      {entries.map(({ at, operator, action, why }) => (
        <li key={`${at} ${action}`} className="flex flex-wrap gap-x-3">
          <time dateTime={at} className="text-muted numeric">
            {formatExactUtc(at)}
          </time>
          <span>
            <b className="font-bold">{visibleText(operator)}</b> {action} the job
            {why !== "" && `: ${visibleText(why)}`}
          </span>
        </li>
      ))}
    </ol>
  );
}
