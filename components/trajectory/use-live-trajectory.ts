"use client";

import { useEffect, useEffectEvent, useMemo, useState } from "react";
import { useServerRefresh } from "@/components/ui/use-server-refresh";
import type { Instant } from "@/lib/contract/instant";
import { isEnded, type JobState } from "@/lib/contract/job";
import type { SpanRow } from "@/lib/contract/span";
import { routes } from "@/lib/routes";
import { mergeSpanRows } from "@/lib/trajectory/span-tree";
import { followJob } from "./follow-job";
import type { LiveBatch } from "./live-events";

export interface TrajectoryStart {
  readonly id: string;
  readonly state: JobState;
  /** Set when the job has ended. */
  readonly finished: Instant | null;
  readonly rows: readonly SpanRow[];
  /** The change number that `state` and `rows` are complete up to. */
  readonly change: number;
}

export interface LiveTrajectory {
  readonly rows: readonly SpanRow[];
  /** When the stream was lost (ms since the epoch); null while it is there or not needed. */
  readonly lostSince: number | null;
}

const RETRY_MS = 3000;

/**
 * The spans of a job, kept up to date by the server's events from a job that has not ended until the server says that no
 * more come: some spans are written after the job's end. When its state changes, the server renders the rest of the page
 * again.
 */
export function useLiveTrajectory(start: TrajectoryStart): LiveTrajectory {
  const [news, setNews] = useState<readonly SpanRow[]>([]);
  const [lostSince, setLostSince] = useState<number | null>(null);
  const { id, state, change } = start;
  const [streamed, setStreamed] = useState(state);
  useRefreshUntil(streamed === state);

  const [follows] = useState(!isEnded(state));
  const firstChange = useEffectEvent(() => change);
  const take = useEffectEvent((batch: LiveBatch) => {
    setNews((before) => mergeSpanRows(before, batch.rows));
    setStreamed(batch.job.state);
  });

  useEffect(() => {
    if (!follows) return;
    return followJob(id, firstChange(), {
      take: (batch) => take(batch),
      found: () => setLostSince(null),
      lose: () => setLostSince((since) => since ?? Date.now()),
    });
  }, [id, follows]);

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
