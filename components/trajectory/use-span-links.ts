"use client";

import { type RefObject, useEffect, useEffectEvent } from "react";
import { type TrajectoryView, viewInUrl } from "./trajectory-view";

interface SpanLinks {
  readonly jobId: string;
  readonly view: () => TrajectoryView;
  /** Opens a span, wherever its line is. */
  readonly follow: (seq: number) => void;
}

/**
 * Links to spans of this job, as claims and frames have them, open them on the page that is there: what is filtered, looked for, zoomed
 * and typed stays. They are entries of the browser's history all the same, so that its way back leads to where the link was.
 *
 * @param board what the links are in
 */
export function useSpanLinks(board: RefObject<HTMLElement | null>, { jobId, view, follow }: SpanLinks): void {
  const click = useEffectEvent((event: MouseEvent) => {
    if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    const link = event.target instanceof Element ? event.target.closest("a") : null;
    const seq = link === null || link.target !== "" ? null : spanOf(link.href, jobId);
    if (seq === null) return;
    event.preventDefault();
    const url = new URL(viewInUrl({ ...view(), selected: seq }, window.location.href));
    url.hash = "";
    if (url.href !== window.location.href) window.history.pushState(null, "", url);
    follow(seq);
  });
  useEffect(() => {
    const element = board.current;
    const listen = (event: MouseEvent) => click(event);
    element?.addEventListener("click", listen);
    return () => element?.removeEventListener("click", listen);
  }, [board]);
}

/** The span that an address opens on the page of a job; null when it is of something else. */
function spanOf(href: string, jobId: string): number | null {
  const { origin, pathname, searchParams } = new URL(href, window.location.href);
  const isHere = origin === window.location.origin && pathname === window.location.pathname;
  const span = searchParams.get("span") ?? "";
  return isHere && searchParams.get("id") === jobId && /^\d+$/.test(span) ? Number(span) : null;
}
