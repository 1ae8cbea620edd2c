"use client";

import {
  createContext,
  type ReactNode,
  type RefObject,
  useContext,
  useEffectEvent,
  useLayoutEffect,
  useMemo,
  useRef,
} from "react";
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

/** Tells what is inside which stretch of time to show. Zooming renders nothing: see {@link useFollowedStretch}. */
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

/**
 * The stretch of time to show at first, and a ref of the element that `place` fits to it after every render and at every change.
 * Nothing is rendered then: to render a screen of bars, the axis and the frame would be most of the work of a frame while somebody
 * zooms.
 */
export function useFollowedStretch<E extends HTMLElement>(
  place: (element: E, shown: Timeline) => void,
): { ref: RefObject<E | null>; shown: Timeline } {
  const ref = useRef<E>(null);
  const stretch = useContext(Stretch);
  const follow = useEffectEvent(() => {
    if (ref.current !== null) place(ref.current, stretch.now());
  });
  // What was placed since the last render is unknown to React, which may leave it there.
  useLayoutEffect(() => follow());
  useLayoutEffect(() => stretch.subscribe(() => follow()), [stretch]);
  return { ref, shown: stretch.now() };
}
