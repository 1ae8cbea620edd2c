"use client";

import type { SpanType } from "@/lib/contract/span";
import { barOf, type Timeline } from "@/lib/trajectory/timeline";
import { useFollowedStretch } from "./time-stretch";

interface SpanBarProps {
  readonly type: SpanType;
  /** Milliseconds from the start of the run. */
  readonly from: number;
  /** Milliseconds. */
  readonly duration: number;
}

/** Share of the track that the shortest span has, about two pixels. */
const NARROWEST = 0.005;

/** When a span ran: nothing when that is out of the stretch that is shown. */
export function SpanBar({ type, from, duration }: SpanBarProps) {
  const { ref, shown } = useFollowedStretch<HTMLSpanElement>((bar, now) =>
    Object.assign(bar.style, placeOf({ from, duration }, now)),
  );
  return (
    <span
      ref={ref}
      className="span-bar"
      aria-hidden="true"
      data-type={type}
      style={placeOf({ from, duration }, shown)}
    />
  );
}

/** As a share of the track: a bar is as wide as the track, squeezed and moved, so that nothing is laid out when it changes. */
function placeOf({ from, duration }: { from: number; duration: number }, shown: Timeline) {
  const bar = barOf({ start: from, end: from + duration }, shown);
  if (bar === null) return { transform: "scaleX(0)" };
  const width = Math.max(bar.width, NARROWEST);
  const left = Math.min(bar.left, 1 - width);
  return { transform: `translateX(${(left * 100).toFixed(2)}%) scaleX(${width.toFixed(4)})` };
}
