"use client";

import { type RefObject, useEffect, useState } from "react";
import { useNow } from "@/components/ui/now";
import { formatDuration, plural } from "@/components/ui/quantities";

/** A network is back before this, in milliseconds. */
const OUTDATED_MS = 20_000;

interface LiveStatusProps {
  readonly live: boolean;
  readonly lostSince: number | null;
  /** How many spans there are. */
  readonly count: number;
  /** Where the list ends. */
  readonly end: RefObject<HTMLElement | null>;
}

/** Says that the page is live, that the stream was lost, and how many spans came while their end was out of sight. */
export function LiveStatus({ live, lostSince, count, end }: LiveStatusProps) {
  const news = useUnseen(count, end);
  return (
    <>
      {live && lostSince === null && (
        <span className="text-running needs-script">
          <span aria-hidden="true">●</span> live
        </span>
      )}
      {lostSince !== null && <Reconnecting since={lostSince} />}
      {live && news > 0 && (
        <button
          type="button"
          className="control control-primary fixed right-4 bottom-4 z-20"
          onClick={() => end.current?.scrollIntoView({ block: "end" })}
        >
          {plural(news, "new span")} ↓
        </button>
      )}
    </>
  );
}

/** Says that the rest of a run is not to be had, and offers to ask for it at once. A page of an older build never gets it. */
export function LoadStuck({ since, retry }: { since: number; retry: () => void }) {
  const now = useNow(1000);
  const elapsed = Math.max(0, now - since);
  return (
    <span className="flex flex-wrap items-center gap-x-3 gap-y-1">
      <span className="text-failed" role="status">
        The rest could not be loaded.{" "}
        {elapsed >= OUTDATED_MS && "If the server runs, it was updated: reload the page. "}
      </span>
      <span className="text-failed numeric">Trying again for {formatDuration(elapsed)}</span>
      <button type="button" className="control" onClick={retry}>
        Retry now
      </button>
    </span>
  );
}

function Reconnecting({ since }: { since: number }) {
  const now = useNow(1000);
  return (
    <span className="text-failed" role="status">
      Connection lost: reconnecting for {formatDuration(Math.max(0, now - since))}
    </span>
  );
}

/** How many of `count` were added since the element was last in view. */
function useUnseen(count: number, end: RefObject<HTMLElement | null>): number {
  const [inView, setInView] = useState(true);
  const [seen, setSeen] = useState(count);
  const hasEnd = count > 0;
  useEffect(() => {
    if (!hasEnd || end.current === null) return;
    const observer = new IntersectionObserver(([entry]) => setInView(entry?.isIntersecting ?? true));
    observer.observe(end.current);
    return () => observer.disconnect();
  }, [hasEnd, end]);
  if (inView && seen !== count) setSeen(count);
  return inView ? 0 : count - seen;
}
