"use client";

import { createContext, type ReactNode, useContext, useMemo, useSyncExternalStore } from "react";
import type { Timeline } from "@/lib/trajectory/timeline";
import { shownOf, type TimeZoom } from "./time-zoom";

/** A stretch of time in milliseconds from the start of the run, and a way to hear of its changes. */
interface WatchedStretch {
  /** The same object until it changes. */
  readonly now: () => Timeline;
  readonly subscribe: (listener: () => void) => () => void;
}

const Stretch = createContext<WatchedStretch>({ now: () => ALL, subscribe: () => () => undefined });
const ALL: Timeline = { start: 0, end: 1 };

/** Tells what is inside which stretch of time to show. Zooming renders nothing but those who use {@link useTimeStretch}. */
export function TimeStretch({ zoom, children }: { zoom: TimeZoom; children: ReactNode }) {
  const stretch = useMemo(() => watchedStretch(zoom), [zoom]);
  return <Stretch value={stretch}>{children}</Stretch>;
}

function watchedStretch({ whole, store }: TimeZoom): WatchedStretch {
  let known = { zoom: store.zoom(), stretch: ALL };
  const read = () => {
    const { start, end } = shownOf(whole, store.zoom());
    known = { zoom: store.zoom(), stretch: { start: start - whole.start, end: end - whole.start } };
  };
  read();
  const now = () => {
    if (known.zoom !== store.zoom()) read();
    return known.stretch;
  };
  return { now, subscribe: store.subscribe };
}

/** The stretch of time to show: rendered anew when it changes. */
export function useTimeStretch(): Timeline {
  const { now, subscribe } = useWatchedStretch();
  return useSyncExternalStore(subscribe, now, now);
}

/** The stretch of time to show, for those who follow it themselves. */
export const useWatchedStretch = () => useContext(Stretch);
