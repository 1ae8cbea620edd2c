"use client";

import type { SpanType } from "@/lib/contract/span";
import { barOf } from "@/lib/trajectory/timeline";
import { useTimeStretch } from "./time-stretch";

interface SpanBarProps {
  readonly type: SpanType;
  /** Milliseconds from the start of the run. */
  readonly from: number;
  /** Milliseconds. */
  readonly duration: number;
}

/** When a span ran: nothing when that is out of the stretch that is shown. */
export function SpanBar({ type, from, duration }: SpanBarProps) {
  const bar = barOf({ start: from, end: from + duration }, useTimeStretch());
  if (bar === null) return null;
  const left = `calc(100% - var(--track) + (var(--track) - 6px) * ${bar.left.toFixed(4)})`;
  const width = `calc((var(--track) - 4px) * ${bar.width.toFixed(4)})`;
  return <span className="span-bar" aria-hidden="true" data-type={type} style={{ left, width }} />;
}
