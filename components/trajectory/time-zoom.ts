import { type Timeline, within, zoomed } from "@/lib/trajectory/timeline";
import type { ViewStore, Zoom } from "./view-store";

/** The time of a whole run, and how the stretch of it that is shown is changed. */
export interface TimeZoom {
  readonly whole: Timeline;
  readonly store: ViewStore;
  /** What is shown at the moment. */
  readonly shown: () => Timeline;
  /** Null shows all. */
  readonly zoomTo: (stretch: Timeline | null) => void;
  readonly zoomBy: (factor: number) => void;
}

export function timeZoom(store: ViewStore, whole: Timeline): TimeZoom {
  const shown = () => shownOf(whole, store.zoom());
  const zoomTo = (stretch: Timeline | null) => {
    const { start, end } = stretch === null ? whole : within(stretch, whole);
    const isAll = start <= whole.start && end >= whole.end;
    store.change({ zoom: isAll ? null : { from: start - whole.start, to: end - whole.start } });
  };
  const zoomBy = (factor: number) => {
    const part = shown();
    zoomTo(zoomed(part, whole, { factor, anchor: (part.start + part.end) / 2 }));
  };
  return { whole, store, shown, zoomTo, zoomBy };
}

/** The stretch of the whole run that a zoom shows. */
export function shownOf(whole: Timeline, zoom: Zoom): Timeline {
  if (zoom === null) return whole;
  return within({ start: whole.start + zoom.from, end: whole.start + zoom.to }, whole);
}
