"use client";

import type { Instant } from "@/lib/contract/instant";
import { useNow } from "./now";
import { formatDuration, formatExactUtc, formatRelative } from "./quantities";

/** A time as how long ago it was; the exact UTC time is in its tooltip, for the pointer and for the keyboard. */
export function RelativeTime({ at, focusable = false }: { at: Instant; focusable?: boolean }) {
  const now = useNow(10_000);
  const time = (
    <time dateTime={at} title={focusable ? undefined : formatExactUtc(at)} className="numeric whitespace-nowrap">
      {formatRelative(at, now)}
    </time>
  );
  if (!focusable) return time;
  return (
    <button
      type="button"
      className="tooltip cursor-default"
      data-tooltip={formatExactUtc(at)}
      aria-label={formatExactUtc(at)}
    >
      {time}
    </button>
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
