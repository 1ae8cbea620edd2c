"use client";

import { useLayoutEffect, useRef } from "react";
import type { SpanType } from "@/lib/contract/span";
import { barOf, type Timeline } from "@/lib/trajectory/timeline";
import { useWatchedStretch } from "./time-stretch";

interface SpanBarProps {
  readonly type: SpanType;
  /** Milliseconds from the start of the run. */
  readonly from: number;
  /** Milliseconds. */
  readonly duration: number;
}

/**
 * When a span ran: nothing when that is out of the stretch that is shown. While somebody zooms it moves by itself: to render a screen
 * of bars would be most of the work of such a frame.
 */
export function SpanBar({ type, from, duration }: SpanBarProps) {
  const bar = useRef<HTMLSpanElement>(null);
  const stretch = useWatchedStretch();
  useLayoutEffect(() => {
    const place = () => {
      if (bar.current !== null) Object.assign(bar.current.style, placeOf({ from, duration }, stretch.now()));
    };
    place();
    return stretch.subscribe(place);
  }, [stretch, from, duration]);
  return (
    <span
      ref={bar}
      className="span-bar"
      aria-hidden="true"
      data-type={type}
      style={placeOf({ from, duration }, stretch.now())}
    />
  );
}

function placeOf({ from, duration }: { from: number; duration: number }, shown: Timeline) {
  const bar = barOf({ start: from, end: from + duration }, shown);
  if (bar === null) return { display: "none", left: "", width: "" };
  return {
    display: "",
    left: `calc(100% - var(--track) + (var(--track) - 6px) * ${bar.left.toFixed(4)})`,
    width: `calc((var(--track) - 4px) * ${bar.width.toFixed(4)})`,
  };
}
