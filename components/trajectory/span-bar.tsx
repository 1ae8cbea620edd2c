"use client";

import { createContext, useContext } from "react";
import type { SpanType } from "@/lib/contract/span";
import { barOf } from "@/lib/trajectory/timeline";

/** The stretch of time that the bars of a list show, in milliseconds from the start of the run. */
export const ShownStretch = createContext({ start: 0, end: 1 });

interface SpanBarProps {
  readonly type: SpanType;
  /** Milliseconds from the start of the run. */
  readonly from: number;
  /** Milliseconds. */
  readonly duration: number;
}

/** When a span ran: nothing when that is out of the stretch that the list shows. Zooming draws bars and nothing else of a list. */
export function SpanBar({ type, from, duration }: SpanBarProps) {
  const bar = barOf({ start: from, end: from + duration }, useContext(ShownStretch));
  if (bar === null) return null;
  const left = `calc(100% - var(--track) + (var(--track) - 6px) * ${bar.left.toFixed(4)})`;
  const width = `calc((var(--track) - 4px) * ${bar.width.toFixed(4)})`;
  return <span className="span-bar" aria-hidden="true" data-type={type} style={{ left, width }} />;
}
