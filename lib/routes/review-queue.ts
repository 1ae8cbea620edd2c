import type { JobCursor } from "@/lib/contract/job-query";
import { routes } from "@/lib/routes";
import { cursorText, type Query, readCursor, textOf, withQuery } from "./query";

/** A place in the review queue: which jobs, after which one. */
export interface ReviewQueuePlace {
  readonly namespace: string;
  /** Empty: every workflow. */
  readonly workflow: string;
  /** Null: from the newest on. */
  readonly after: JobCursor | null;
}

/** The review queue at a place. */
export function reviewQueuePage(place: ReviewQueuePlace): string {
  return withQuery(routes.reviewQueue(place.namespace), placeQuery(place));
}

/** The next jobs of the review queue, as JSON. */
export function reviewQueueData(place: ReviewQueuePlace): string {
  return withQuery(routes.reviewQueueData(place.namespace), placeQuery(place));
}

/** Reads what {@link reviewQueuePage} wrote. What is malformed counts as not set. */
export function readReviewQueuePlace(namespace: string, query: Query): ReviewQueuePlace {
  return {
    namespace,
    workflow: textOf(query, "workflow"),
    after: readCursor("after", textOf(query, "after"))?.cursor ?? null,
  };
}

function placeQuery({ workflow, after }: ReviewQueuePlace): URLSearchParams {
  const query = new URLSearchParams();
  if (workflow !== "") query.set("workflow", workflow);
  if (after !== null) query.set("after", cursorText(after));
  return query;
}
