"use client";

import { useMemo } from "react";
import { type Timeline, timelineOf, within, zoomed } from "@/lib/trajectory/timeline";
import type { TrajectoryView } from "./trajectory-view";
import type { TrajectorySnapshot } from "./use-trajectory";

interface ZoomState {
  readonly zoom: TrajectoryView["zoom"];
  readonly change: (next: Pick<TrajectoryView, "zoom">) => void;
}

/** The time of the whole run, the stretch of it that the bars show, and how to change that. Null while there is no span. */
export function useZoom(snapshot: TrajectorySnapshot, now: number, { zoom, change }: ZoomState) {
  const whole = useMemo(() => timelineOf(snapshot.table, now), [snapshot, now]);
  const shown = useMemo(() => (whole === null ? null : shownOf(whole, zoom)), [whole, zoom]);
  const zoomTo = (stretch: Timeline | null) => {
    if (whole === null) return;
    const { start, end } = stretch === null ? whole : within(stretch, whole);
    const isAll = start <= whole.start && end >= whole.end;
    change({ zoom: isAll ? null : { from: start - whole.start, to: end - whole.start } });
  };
  const zoomBy = (factor: number) => {
    if (whole === null || shown === null) return;
    zoomTo(zoomed(shown, whole, { factor, anchor: (shown.start + shown.end) / 2 }));
  };
  return { whole, shown, zoomTo, zoomBy };
}

function shownOf(whole: Timeline, zoom: TrajectoryView["zoom"]): Timeline {
  if (zoom === null) return whole;
  return within({ start: whole.start + zoom.from, end: whole.start + zoom.to }, whole);
}
