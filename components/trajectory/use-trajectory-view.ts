"use client";

import { useCallback, useState } from "react";

/** Which span is open, and which hide what is inside them; both are in the URL. */
export interface TrajectoryView {
  readonly selected: number | null;
  readonly closed: ReadonlySet<number>;
}

/** The view and how to change it. The URL follows without a request to the server. */
export function useTrajectoryView(opening: { selected: number | null; closed: readonly number[] }) {
  const [view, setView] = useState<TrajectoryView>(() => ({
    selected: opening.selected,
    closed: new Set(opening.closed),
  }));
  const change = useCallback((next: Partial<TrajectoryView>) => {
    setView((before) => {
      const after = { ...before, ...next };
      queueMicrotask(() => writeUrl(after));
      return after;
    });
  }, []);
  return [view, change] as const;
}

function writeUrl({ selected, closed }: TrajectoryView): void {
  const url = new URL(window.location.href);
  setOrDelete(url.searchParams, "span", selected === null ? "" : String(selected));
  setOrDelete(url.searchParams, "closed", [...closed].sort((a, b) => a - b).join("."));
  if (url.href !== window.location.href) window.history.replaceState(null, "", url);
}

function setOrDelete(query: URLSearchParams, name: string, value: string): void {
  if (value === "") query.delete(name);
  else query.set(name, value);
}
