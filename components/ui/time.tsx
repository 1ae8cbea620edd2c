"use client";

import type { Instant } from "@/lib/contract/instant";
import { useNow } from "./now";
import { formatDuration, formatExactUtc, formatRelative, isFar } from "./quantities";

/** A time as how long ago it was; the pointer is told the exact UTC time, for the keyboard it has to stand elsewhere. */
export function RelativeTime({ at }: { at: Instant }) {
  const now = useNow(10_000);
  return (
    <time dateTime={at} title={formatExactUtc(at)} className="numeric whitespace-nowrap">
      {formatRelative(at, now)}
    </time>
  );
}

/** The same with the exact time behind it, for everybody; of what is long ago the exact time alone. */
export function Moment({ at }: { at: Instant }) {
  const now = useNow(10_000);
  return (
    <span>
      {!isFar(at, now) && (
        <>
          <RelativeTime at={at} />{" "}
        </>
      )}
      <span className="text-muted numeric">{formatExactUtc(at)}</span>
    </span>
  );
}

/** How long something took, or has taken so far: then it ticks. */
export function Elapsed({ started, finished }: { started: Instant; finished: Instant | null }) {
  const now = useNow(1000);
  const elapsed = (finished === null ? now : Date.parse(finished)) - Date.parse(started);
  return (
    <span className="numeric whitespace-nowrap">
      {formatDuration(Number.isNaN(elapsed) ? null : Math.max(0, elapsed))}
    </span>
  );
}
