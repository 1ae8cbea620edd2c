"use client";

import { createContext, type ReactNode, useContext, useMemo, useSyncExternalStore } from "react";
import type { Timeline } from "@/lib/trajectory/timeline";
import { shownOf, type TimeZoom } from "./time-zoom";

const Stretch = createContext<Timeline>({ start: 0, end: 1 });

/** Tells what is inside which stretch of time to show. Whoever zooms renders those who ask, and nothing else of it. */
export function TimeStretch({ zoom: { whole, store }, children }: { zoom: TimeZoom; children: ReactNode }) {
  const zoom = useSyncExternalStore(store.subscribe, store.zoom, store.zoom);
  const stretch = useMemo(() => {
    const { start, end } = shownOf(whole, zoom);
    return { start: start - whole.start, end: end - whole.start };
  }, [whole, zoom]);
  return <Stretch value={stretch}>{children}</Stretch>;
}

/** The stretch of time to show, in milliseconds from the start of the run. */
export const useTimeStretch = () => useContext(Stretch);
