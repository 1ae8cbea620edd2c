"use client";

import { startTransition, useEffect, useEffectEvent, useRef, useState } from "react";
import { useServerRefresh } from "@/components/ui/use-server-refresh";
import type { Instant } from "@/lib/contract/instant";
import { isEnded, type JobState } from "@/lib/contract/job";
import type { SpanColumns } from "@/lib/contract/span-columns";
import { routes } from "@/lib/routes";
import { type PackedSpans, packSpans } from "@/lib/trajectory/packed-spans";
import { SpanTable } from "@/lib/trajectory/span-table";
import { buildSpanTree, type SpanTree } from "@/lib/trajectory/span-tree";
import { followJob } from "./follow-job";
import type { LiveBatch } from "./live-events";
import { loadSpans, type SpanLoading } from "./load-spans";

/** What the server knows of a trajectory when it makes the page. */
export interface TrajectoryStart {
  readonly id: string;
  readonly state: JobState;
  /** Set when the job has ended. */
  readonly finished: Instant | null;
  /** The first spans; the others are loaded afterwards. */
  readonly first: SpanColumns;
  /** How many spans there are in all. */
  readonly count: number;
  /** The change number that `state` and the spans are complete up to. */
  readonly change: number;
}

/** The spans that have come. It is another object after each arrival; the table in it is the same, and may have got more since. */
export interface TrajectorySnapshot {
  readonly table: SpanTable;
  readonly tree: SpanTree;
}

export interface LiveTrajectory {
  readonly snapshot: TrajectorySnapshot;
  /** Whether all spans that there were when the page was made have come. */
  readonly complete: boolean;
  /** When the stream was lost (ms since the epoch); null while all is well. */
  readonly lostSince: number | null;
  /** The same of the loading of the rest; both go on by themselves. */
  readonly stuckSince: number | null;
  /** Loads the rest at once instead of when it is time. */
  readonly loadNow: () => void;
}

const RETRY_MS = 3000;

/**
 * The spans of a job: the first ones came with the page, the others are loaded part by part, and what happens while the job runs
 * comes from the server's events, until the server says that no more do: some spans are written after the job's end. When
 * the job's state changes, the server renders the rest of the page again.
 */
export function useTrajectory(start: TrajectoryStart): LiveTrajectory {
  const { id, state, change } = start;
  const [snapshot, setSnapshot] = useState<TrajectorySnapshot>(() =>
    snapshotOf(new SpanTable(start.first, start.count)),
  );
  const [lostSince, stream] = useLoss();
  const [stuckSince, rest] = useLoss();
  const loading = useRef<SpanLoading>(null);
  const [streamed, setStreamed] = useState(state);
  const [complete, setComplete] = useState(start.first.seq.length >= start.count);
  const [follows] = useState(!isEnded(state));
  useRefreshUntil(streamed === state);

  const put = useEffectEvent((spans: PackedSpans) => snapshot.table.put(spans));
  // The tree is made here and not while rendering: what a reader does meanwhile begins that anew.
  const latest = useEffectEvent((tree?: SpanTree) => snapshotOf(snapshot.table, tree));
  const take = useEffectEvent((batch: LiveBatch) => {
    put(packSpans(batch.spans));
    if (batch.spans.seq.length > 0) setSnapshot(latest());
    setStreamed(batch.job.state);
  });
  const opening = useEffectEvent(() => ({ change, complete, first: start.first }));

  useEffect(() => {
    const { complete: hasAll, first } = opening();
    if (hasAll) return;
    loading.current = loadSpans(id, first, {
      ...rest,
      take: ({ spans, tree, isLast }) => {
        put(spans);
        if (tree === null) return;
        const next = latest(tree);
        // What a reader does meanwhile goes first.
        startTransition(() => {
          setSnapshot(next);
          setComplete(isLast);
        });
      },
    });
    return loading.current.stop;
  }, [id, rest]);
  useEffect(() => {
    if (!follows) return;
    return followJob(id, opening().change, { ...stream, take: (batch) => take(batch) });
  }, [id, follows, stream]);

  return { snapshot, complete, lostSince, stuckSince, loadNow: () => loading.current?.retry() };
}

/** Since when something is lost (ms since the epoch), and what is told of it; that stays the same. */
function useLoss() {
  const [since, setSince] = useState<number | null>(null);
  const [told] = useState(() => ({
    found: () => setSince(null),
    lose: () => setSince((earlier) => earlier ?? Date.now()),
  }));
  return [since, told] as const;
}

/** `tree` is of no use when other spans have come since it was made. */
function snapshotOf(table: SpanTable, tree?: SpanTree): TrajectorySnapshot {
  return { table, tree: tree?.length === table.length ? tree : buildSpanTree(table) };
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
