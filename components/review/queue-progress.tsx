import { plural } from "@/components/ui/quantities";
import type { ReviewSession, SessionState } from "./review-session";

/** How far the reviewer is, and the steps that are no reviews. Without a script, passing over is a link. */
export function QueueProgress({ state, session }: { state: SessionState; session: ReviewSession }) {
  const waiting = state.entries.slice(state.index + 1).filter(({ problem }) => problem !== "").length;
  return (
    <div className="needs-script flex flex-wrap items-center gap-x-3 gap-y-1">
      <button type="button" className="control" disabled={state.index === 0} onClick={() => session.back()} title="k">
        Back
      </button>
      <button
        type="button"
        className="control"
        disabled={state.index >= state.entries.length}
        onClick={() => session.skip()}
        title="s or j"
      >
        Skip
      </button>
      <button type="button" className="control" disabled={!state.canUndo} onClick={() => session.undo()} title="u">
        Undo
      </button>
      <p role="status" className="text-muted numeric">
        {state.reviewed} reviewed in this session
        {state.sending > 0 && <span aria-hidden="true"> · {state.sending} being saved</span>}
      </p>
      <p role="alert" className="text-failed font-bold empty:hidden">
        {waiting > 0 && `${plural(waiting, "review")} could not be saved: what it was comes next.`}
      </p>
    </div>
  );
}
