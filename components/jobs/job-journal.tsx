import type { ReactNode } from "react";
import { formatExactUtc } from "@/components/ui/quantities";
import { visibleLine, visibleText } from "@/components/ui/visible-text";
import type { CorrectMark } from "@/lib/contract/job";
import type { JournalEntry } from "@/lib/contract/job-query";
import { latestReview, markSign, reviewedThing } from "@/lib/contract/review";
import { journalAnchor, routes } from "@/lib/routes";

interface JobJournalProps {
  readonly entries: readonly JournalEntry[];
  /** What takes back the review of an entry; shown at the latest review. */
  readonly undo: (entry: number) => ReactNode;
}

/** Who did what with a job, when and why; oldest first. */
export function JobJournal({ entries, undo }: JobJournalProps) {
  if (entries.length === 0) return <p className="text-muted">Nobody did anything with this job here.</p>;
  const latest = latestReview(entries);
  return (
    <ol className="journal">
      {entries.map((entry) => (
        <li key={entry.id} id={journalAnchor(entry.id)}>
          <time dateTime={entry.at} className="text-muted numeric">
            {formatExactUtc(entry.at)}
          </time>
          <div className="min-w-0">
            {entry.undone === null ? (
              <EntryText entry={entry} />
            ) : (
              <>
                <del>
                  <EntryText entry={entry} />
                </del>{" "}
                <a href={routes.journalEntry(entry.undone)}>taken back</a>
              </>
            )}
            {entry === latest && <> {undo(entry.id)}</>}
          </div>
        </li>
      ))}
    </ol>
  );
}

function EntryText({ entry }: { entry: JournalEntry }) {
  const { operator, action, why, undoes } = entry;
  return (
    <>
      <b className="font-bold">{visibleLine(operator)}</b>{" "}
      {action === "reviewed" && <MarkChange entry={entry} verb="reviewed" />}
      {action === "undone" && (
        <>
          took back <a href={undoes === null ? undefined : routes.journalEntry(undoes)}>a review</a>:{" "}
          <MarkChange entry={entry} verb="" />
        </>
      )}
      {(action === "created" || action === "cancelled") && `${action} the job`}
      {why !== "" && <span className="whitespace-pre-wrap [overflow-wrap:anywhere]">: {visibleText(why)}</span>}
    </>
  );
}

/** `reviewed the verdict ❓ → ✅`. */
function MarkChange({ entry, verb }: { entry: JournalEntry; verb: string }) {
  const { output, mark, wasMark } = entry;
  return (
    <>
      {verb} {visibleLine(reviewedThing(output))}{" "}
      {wasMark !== null && wasMark !== mark && (
        <>
          <Sign mark={wasMark} /> →{" "}
        </>
      )}
      {mark !== null && <Sign mark={mark} />}
    </>
  );
}

function Sign({ mark }: { mark: CorrectMark }) {
  const { sign, word } = markSign(mark);
  return (
    <span role="img" aria-label={word} title={word}>
      {sign}
    </span>
  );
}
