"use client";

import { useEffect, useEffectEvent, useMemo, useState } from "react";
import { useServerRefresh } from "@/components/ui/use-server-refresh";
import { isEnded, type JobState } from "@/lib/contract/job";
import type { SpanRow } from "@/lib/contract/span";
import { routes } from "@/lib/routes";
import { mergeSpanRows } from "@/lib/trajectory/span-tree";
import type { LiveBatch } from "./live-events";

export interface TrajectoryStart {
  readonly id: string;
  readonly state: JobState;
  readonly rows: readonly SpanRow[];
  readonly change: number;
}

export interface LiveTrajectory {
  readonly rows: readonly SpanRow[];
  /** When the stream was lost (ms since the epoch); null while it is there or not needed. */
  readonly lostSince: number | null;
}

const RETRY_MS = 3000;

/**
 * The spans of a job, kept up to date by the server's events while the job can change. When its state changes, the
 * server renders the rest of the page again.
 */
export function useLiveTrajectory(start: TrajectoryStart): LiveTrajectory {
  const [news, setNews] = useState<readonly SpanRow[]>([]);
  const [lostSince, setLostSince] = useState<number | null>(null);
  const { id, state, change } = start;
  const [streamed, setStreamed] = useState(state);
  useRefreshUntil(streamed === state);

  const take = useEffectEvent((batch: LiveBatch) => {
    setLostSince(null);
    setNews((before) => mergeSpanRows(before, batch.rows));
    setStreamed(batch.job.state);
  });
  const lose = useEffectEvent(() => setLostSince((since) => since ?? Date.now()));
  const firstChange = useEffectEvent(() => change);

  useEffect(() => {
    if (isEnded(state)) return setLostSince(null);
    return follow(id, firstChange(), { take, lose });
  }, [id, state]);

  const rows = useMemo(() => mergeSpanRows(start.rows, news), [start.rows, news]);
  return { rows, lostSince };
}

/** Has the server render the page again, and again while it does not answer, until `done`. */
function useRefreshUntil(done: boolean): void {
  const refresh = useServerRefresh(routes.health());
  useEffect(() => {
    if (done) return;
    void refresh();
    const timer = setInterval(() => void refresh(), RETRY_MS);
    return () => clearInterval(timer);
  }, [done, refresh]);
}

interface Follower {
  readonly take: (batch: LiveBatch) => void;
  readonly lose: () => void;
}

/**
 * Follows a job from a change number on until the returned function is called or the job has ended. The browser resumes a
 * broken stream by itself; one that the server refused (while it restarts) is asked for again here.
 */
function follow(id: string, from: number, { take, lose }: Follower): () => void {
  let change = from;
  let source: EventSource;
  let retry: ReturnType<typeof setTimeout> | undefined;
  const open = () => {
    source = new EventSource(routes.jobEvents(id, change));
    source.onmessage = (event) => {
      const batch = JSON.parse(event.data) as LiveBatch;
      change = batch.change;
      if (isEnded(batch.job.state)) source.close();
      take(batch);
    };
    source.onerror = () => {
      lose();
      if (source.readyState === EventSource.CLOSED) retry = setTimeout(open, RETRY_MS);
    };
  };
  open();
  return () => {
    clearTimeout(retry);
    source.close();
  };
}
