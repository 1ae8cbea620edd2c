"use client";

import { useCallback, useEffect, useState } from "react";
import { type TrajectoryView, viewInUrl } from "./trajectory-view";

/** The view and how to change it. The URL follows without a request to the server. */
export function useTrajectoryView(opening: TrajectoryView) {
  const [view, setView] = useState(opening);
  const change = useCallback((next: Partial<TrajectoryView>) => {
    setView((before) => {
      const after = { ...before, ...next };
      queueMicrotask(() => scheduleUrl(after, "zoom" in next));
      return after;
    });
  }, []);
  // What is still to be written belongs to this page, and not to the one that comes after it.
  useEffect(() => () => clearTimeout(timer), []);
  return [view, change] as const;
}

/** Browsers refuse addresses that change more than some 200 times in half a minute, as they would while a key is held. */
const URL_PAUSE_MS = 160;
/** Every change of the address costs a frame: while somebody zooms, it waits for the end of that. */
const ZOOM_PAUSE_MS = 400;
let timer: ReturnType<typeof setTimeout> | undefined;
let writtenAt = Number.NEGATIVE_INFINITY;

function scheduleUrl(view: TrajectoryView, zooms: boolean): void {
  clearTimeout(timer);
  const wait = zooms ? ZOOM_PAUSE_MS : writtenAt + URL_PAUSE_MS - performance.now();
  if (wait <= 0) writeUrl(view);
  else timer = setTimeout(() => writeUrl(view), wait);
}

function writeUrl(view: TrajectoryView): void {
  writtenAt = performance.now();
  const url = viewInUrl(view, window.location.href);
  if (url !== window.location.href) window.history.replaceState(null, "", url);
}

/** A set of choices with one of them switched on or off. */
export function toggled<Value>(chosen: ReadonlySet<Value>, value: Value): ReadonlySet<Value> {
  const next = new Set(chosen);
  if (!next.delete(value)) next.add(value);
  return next;
}
