"use client";

import Link from "next/link";
import { Fragment, type ReactNode, useEffect, useRef, useState, useSyncExternalStore } from "react";
import { useKeys } from "@/components/ui/use-keys";
import { visibleLine } from "@/components/ui/visible-text";
import type { ReviewItem } from "@/lib/contract/review";
import { routes } from "@/lib/routes";
import { type ReviewQueuePlace, reviewQueueData } from "@/lib/routes/review-queue";
import { QueueEnd, QueueEndTitle } from "./queue-end";
import { QueueProgress } from "./queue-progress";
import { QueuedReview } from "./queued-review";
import type { ReviewAction } from "./review-answer";
import { type QueueBatch, ReviewSession } from "./review-session";
import { sendReview } from "./send-review";

interface ReviewQueueProps {
  readonly place: ReviewQueuePlace;
  /** What the queue begins with; at least one job. */
  readonly first: QueueBatch;
  readonly operator: string;
  readonly mark: ReviewAction;
  readonly undo: ReviewAction;
  /** Which jobs the queue is of. */
  readonly filters: ReactNode;
  readonly verdict: (item: ReviewItem) => ReactNode;
  /** What a verdict is judged by. */
  readonly grounds: (item: ReviewItem) => ReactNode;
}

/** One job after the other. The first one can be read and marked without a script. */
export function ReviewQueue(props: ReviewQueueProps) {
  const { place, first, operator, mark, undo } = props;
  const [session] = useState(
    () =>
      new ReviewSession(first, operator, {
        mark: (form) => sendReview(mark, form),
        undo: (form) => sendReview(undo, form),
        next: (after) => fetchNext({ ...place, after }),
      }),
  );
  const state = useSyncExternalStore(session.subscribe, session.state, session.state);
  const heading = useRef<HTMLHeadingElement>(null);
  const entry = state.entries[state.index];
  useEffect(() => void session.fetchAhead(), [session]);
  useAnnounced(heading, entry?.item.job.id ?? "");
  useStay(state.sending > 0);
  useKeys({
    j: () => session.skip(),
    s: () => session.skip(),
    k: () => session.back(),
    u: () => session.undo(),
  });
  return (
    <>
      <div className="mb-2 flex flex-wrap items-center justify-between gap-x-6 gap-y-2">
        {props.filters}
        <QueueProgress state={state} session={session} />
      </div>
      <h1 ref={heading} tabIndex={-1} className="text-lg font-bold [overflow-wrap:anywhere] focus-visible:outline-none">
        {entry === undefined ? (
          <QueueEndTitle state={state} namespace={place.namespace} />
        ) : (
          <JobTitle item={entry.item} />
        )}
      </h1>
      {entry === undefined ? (
        <QueueEnd state={state} session={session} place={place} />
      ) : (
        <Fragment key={entry.item.job.id}>
          <QueuedReview
            place={place}
            entry={entry}
            session={session}
            action={mark}
            verdict={props.verdict(entry.item)}
          />
          {props.grounds(entry.item)}
        </Fragment>
      )}
    </>
  );
}

function JobTitle({ item: { job } }: { item: ReviewItem }) {
  return (
    <>
      <span className="text-muted font-normal">{visibleLine(job.workflow)} · </span>
      <Link href={routes.job(job.id)} prefetch={false} className="text-ink">
        {visibleLine(job.description) || "(no title)"}
      </Link>
    </>
  );
}

/** Begins at the top with every new job, and has screen readers say what it is. */
function useAnnounced(heading: React.RefObject<HTMLElement | null>, id: string): void {
  const shown = useRef(id);
  useEffect(() => {
    if (shown.current === id) return;
    shown.current = id;
    heading.current?.focus({ preventScroll: true });
    window.scrollTo(0, 0);
  }, [id, heading]);
}

/** Has the browser ask before it leaves while reviews are on their way. */
function useStay(active: boolean): void {
  useEffect(() => {
    if (!active) return;
    const ask = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener("beforeunload", ask);
    return () => window.removeEventListener("beforeunload", ask);
  }, [active]);
}

async function fetchNext(place: ReviewQueuePlace): Promise<QueueBatch> {
  const response = await fetch(reviewQueueData(place), { cache: "no-store" });
  if (!response.ok) throw new Error(`The server answers ${response.status}.`);
  return response.json();
}
