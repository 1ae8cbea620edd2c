"use client";

import { useSyncExternalStore } from "react";
import type { TimeZoom } from "./time-zoom";

/** Zooms the time axis. */
export function ZoomButtons({ zoom: { store, zoomBy, zoomTo } }: { zoom: TimeZoom }) {
  const readWhole = () => store.zoom() === null;
  const isWhole = useSyncExternalStore(store.subscribe, readWhole, readWhole);
  return (
    <span className="trajectory-zoom">
      <button type="button" className="control" aria-label="Zoom in" title="Zoom in (+)" onClick={() => zoomBy(1 / 2)}>
        +
      </button>
      <button type="button" className="control" aria-label="Zoom out" title="Zoom out (-)" onClick={() => zoomBy(2)}>
        −
      </button>
      <button
        type="button"
        className="control"
        title="Show the whole run (f)"
        disabled={isWhole}
        onClick={() => zoomTo(null)}
      >
        Fit
      </button>
    </span>
  );
}
