import Link from "next/link";
import { routes } from "@/lib/routes";
import { type BulkOutcome, outcomeText } from "./bulk-outcome";
import type { Selection } from "./use-selection";

interface BulkBarProps {
  readonly selection: Selection;
  readonly outcome: BulkOutcome;
  readonly isPending: boolean;
  readonly isEmpty: boolean;
}

/** What can be done with the selected jobs, and what came of it. Part of the form around the list; always there, so that nothing jumps. */
export function BulkBar({ selection, outcome, isPending, isEmpty }: BulkBarProps) {
  const { ids, count } = selection;
  const [a, b] = ids;
  return (
    <fieldset className="bulk" data-none={count === 0 || undefined} aria-label="Selected jobs">
      {/* The first button is what Enter presses in a field of the form: nothing. */}
      <button type="submit" disabled hidden />
      {!isEmpty && (
        <>
          <span className="text-muted numeric" aria-live="polite">
            {count === 0 ? "none selected" : `${count} selected`}
          </span>
          <button type="submit" name="do" value="rerun" className="control" disabled={isPending}>
            Re-run
          </button>
          <button type="submit" name="do" value="cancel" className="control" disabled={isPending}>
            Cancel
          </button>
          {count === 2 && a !== undefined && b !== undefined ? (
            <Link href={routes.jobComparison(a, b)} prefetch={false} className="control">
              Compare
            </Link>
          ) : (
            <button type="submit" name="do" value="compare" className="control" title="Select two jobs">
              Compare
            </button>
          )}
          <button type="button" className="control needs-script" onClick={() => selection.setAll(false)}>
            Clear
          </button>
        </>
      )}
      <p role="status" className={outcome.problem === "" ? "" : "text-failed"}>
        {isPending ? "…" : outcomeText(outcome)}
        {!isPending &&
          outcome.done.map((id) => (
            <Link key={id} href={routes.job(id)} prefetch={false} className="ml-2 font-mono">
              {id.slice(0, 8)}
            </Link>
          ))}
      </p>
    </fieldset>
  );
}
