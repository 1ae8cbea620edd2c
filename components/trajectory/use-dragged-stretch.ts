"use client";

import { type PointerEvent, useRef } from "react";
import { type Timeline, within } from "@/lib/trajectory/timeline";
import type { TimeZoom } from "./time-zoom";

interface Drag {
  /** The time under the pointer when it went down. */
  readonly from: number;
  /** What was shown then, when the pointer went down on its frame: it is moved. */
  readonly moved: Timeline | null;
}

/** A shorter movement in pixels is a click. */
const MIN_PX = 3;

/** Pointer handlers of a strip that stands for the whole run: a stretch of it is chosen, or the chosen one is moved. */
export function useDraggedStretch({ whole, shown, zoomTo }: TimeZoom) {
  const drag = useRef<Drag | null>(null);
  const timeAt = (event: PointerEvent<HTMLElement>) => {
    const { left, width } = event.currentTarget.getBoundingClientRect();
    return whole.start + ((event.clientX - left) / width) * (whole.end - whole.start);
  };
  const begin = (event: PointerEvent<HTMLElement>) => {
    if (event.button !== 0) return;
    event.currentTarget.setPointerCapture(event.pointerId);
    const isFrame = event.target instanceof HTMLElement && event.target.dataset.frame !== undefined;
    drag.current = { from: timeAt(event), moved: isFrame ? shown() : null };
  };
  const move = (event: PointerEvent<HTMLElement>) => {
    if (drag.current === null) return;
    const { from, moved } = drag.current;
    const at = timeAt(event);
    const { width } = event.currentTarget.getBoundingClientRect();
    if (moved === null && (Math.abs(at - from) / (whole.end - whole.start)) * width < MIN_PX) return;
    const stretch =
      moved === null
        ? { start: Math.min(from, at), end: Math.max(from, at) }
        : { start: moved.start + at - from, end: moved.end + at - from };
    zoomTo(within(stretch, whole));
  };
  const end = () => {
    drag.current = null;
  };
  return { begin, move, end };
}
