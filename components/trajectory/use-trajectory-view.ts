"use client";

import { useEffect, useState, useSyncExternalStore } from "react";
import { readTrajectoryView, type TrajectoryView, viewInUrl } from "./trajectory-view";
import { type StepsView, ViewStore } from "./view-store";

/** The view, all but its zoom, and where all of it is kept and changed. The URL follows without a request to the server. */
export function useTrajectoryView(opening: TrajectoryView): readonly [StepsView, ViewStore] {
  const [store] = useState(() => new ViewStore(opening));
  const steps = useSyncExternalStore(store.subscribe, store.steps, store.steps);
  useEffect(() => followInUrl(store), [store]);
  useEffect(() => followHistory(store), [store]);
  return [steps, store];
}

/** Browsers refuse addresses that change more than some 200 times in half a minute, as they would while a key is held. */
const URL_PAUSE_MS = 160;
/** Every change of the address costs a frame: while somebody zooms, it waits for the end of that. */
const ZOOM_PAUSE_MS = 400;

/** Keeps the view in the address until the returned function is called: what is still to be written does not belong to the next page. */
function followInUrl(store: ViewStore): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let writtenAt = Number.NEGATIVE_INFINITY;
  let zoom = store.zoom();
  const write = () => {
    writtenAt = performance.now();
    const url = viewInUrl(store.view(), window.location.href);
    if (url !== window.location.href) window.history.replaceState(null, "", url);
  };
  const schedule = () => {
    const zooms = store.zoom() !== zoom;
    zoom = store.zoom();
    clearTimeout(timer);
    const wait = zooms ? ZOOM_PAUSE_MS : writtenAt + URL_PAUSE_MS - performance.now();
    if (wait <= 0) write();
    else timer = setTimeout(write, wait);
  };
  const stop = store.subscribe(schedule);
  return () => {
    clearTimeout(timer);
    stop();
  };
}

/** Shows the view of the address when the browser goes back or forward on this page, until the returned function is called. */
function followHistory(store: ViewStore): () => void {
  const page = pageOf(window.location);
  const show = () => {
    if (pageOf(window.location) !== page) return;
    store.change(readTrajectoryView(Object.fromEntries(new URLSearchParams(window.location.search))));
  };
  window.addEventListener("popstate", show);
  return () => window.removeEventListener("popstate", show);
}

/** What an address is about, however that is looked at. */
function pageOf({ pathname, search }: Location): string {
  return `${pathname} ${new URLSearchParams(search).get("id")}`;
}

/** A set of choices with one of them switched on or off. */
export function toggled<Value>(chosen: ReadonlySet<Value>, value: Value): ReadonlySet<Value> {
  const next = new Set(chosen);
  if (!next.delete(value)) next.add(value);
  return next;
}
