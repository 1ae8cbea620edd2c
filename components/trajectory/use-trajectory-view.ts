"use client";

import { useCallback, useState } from "react";
import { type TrajectoryView, viewInUrl } from "./trajectory-view";

/** The view and how to change it. The URL follows without a request to the server. */
export function useTrajectoryView(opening: TrajectoryView) {
  const [view, setView] = useState(opening);
  const change = useCallback((next: Partial<TrajectoryView>) => {
    setView((before) => {
      const after = { ...before, ...next };
      queueMicrotask(() => scheduleUrl(after));
      return after;
    });
  }, []);
  return [view, change] as const;
}

/** Browsers refuse addresses that change many times a second, as they do while zooming. */
const URL_DELAY_MS = 250;
let timer: ReturnType<typeof setTimeout> | undefined;

function scheduleUrl(view: TrajectoryView): void {
  clearTimeout(timer);
  timer = setTimeout(() => {
    const url = viewInUrl(view, window.location.href);
    if (url !== window.location.href) window.history.replaceState(null, "", url);
  }, URL_DELAY_MS);
}

/** A set of choices with one of them switched on or off. */
export function toggled<Value>(chosen: ReadonlySet<Value>, value: Value): ReadonlySet<Value> {
  const next = new Set(chosen);
  if (!next.delete(value)) next.add(value);
  return next;
}
