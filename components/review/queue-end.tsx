import type { ReviewQueuePlace } from "@/lib/routes/review-queue";
import { NothingToReview } from "./nothing-to-review";
import type { ReviewSession, SessionState } from "./review-session";

/** What is said in the place of a job's title when there is none to show. */
export function QueueEndTitle({ state, namespace }: { state: SessionState; namespace: string }) {
  if (state.more) return state.fetchFailed ? "The next assessments could not be fetched" : "Fetching the next…";
  return `Nothing more to review in ${namespace}`;
}

/** Where to go on from there. */
export function QueueEnd({
  state,
  session,
  place,
}: {
  state: SessionState;
  session: ReviewSession;
  place: ReviewQueuePlace;
}) {
  if (!state.more) return <NothingToReview place={place} passed={state.reviewed < state.entries.length} />;
  if (!state.fetchFailed) return null;
  return (
    <p>
      The server does not answer.{" "}
      <button type="button" className="control" onClick={() => void session.fetchAhead()}>
        Try again
      </button>
    </p>
  );
}
