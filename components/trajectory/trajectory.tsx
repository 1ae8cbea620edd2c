"use client";

import { type ReactNode, useMemo, useRef, useState } from "react";
import { useNow } from "@/components/ui/now";
import { plural } from "@/components/ui/quantities";
import { isEnded } from "@/lib/contract/job";
import type { Span } from "@/lib/contract/span";
import { routes } from "@/lib/routes";
import { buildSpanTree } from "@/lib/trajectory/span-tree";
import { openEnd, timelineOf } from "@/lib/trajectory/timeline";
import { treeRows } from "@/lib/trajectory/tree-rows";
import { LiveStatus } from "./live-status";
import { SpanPane } from "./span-pane";
import { TimelineAxis } from "./timeline-axis";
import { TrajectoryList } from "./trajectory-list";
import { TrajectoryRow } from "./trajectory-row";
import { TrajectorySummaries } from "./trajectory-summaries";
import { type TrajectoryStart, useLiveTrajectory } from "./use-live-trajectory";
import { useTrajectoryKeys } from "./use-trajectory-keys";
import { useTrajectoryView } from "./use-trajectory-view";

interface TrajectoryProps {
  readonly start: TrajectoryStart;
  /** What the URL says: the open span, with its content, and those that are folded. */
  readonly opening: {
    readonly selected: number | null;
    readonly span: Span | null;
    readonly closed: readonly number[];
  };
  /** Beside the heading. */
  readonly aside?: ReactNode;
}

/** The steps of a job, as they come in, with the content of one of them beside. */
export function Trajectory({ start, opening }: TrajectoryProps) {
  const { rows, lostSince } = useLiveTrajectory(start);
  const [view, change] = useTrajectoryView(opening);
  const [current, setCurrent] = useState<number | null>(opening.selected);
  const ended = isEnded(start.state);
  const now = openEnd(start.finished, useNow(ended ? 60_000 : 1000));
  const roots = useMemo(() => buildSpanTree(rows), [rows]);
  const lines = useMemo(() => treeRows(roots, view.closed), [roots, view.closed]);
  const timeline = useMemo(() => timelineOf(rows, now), [rows, now]);
  const end = useRef<HTMLDivElement>(null);

  const select = (seq: number) => {
    setCurrent(seq);
    change({ selected: seq });
  };
  const goTo = (seq: number) => {
    setCurrent(seq);
    if (view.selected !== null) change({ selected: seq });
    requestAnimationFrame(() => document.getElementById(`span-${seq}`)?.focus({ preventScroll: true }));
  };
  const setClosed = (seq: number, closed: boolean) => {
    const next = new Set(view.closed);
    if (closed) next.add(seq);
    else next.delete(seq);
    change({ closed: next });
  };
  const close = () => change({ selected: null });
  useTrajectoryKeys({
    lines,
    current,
    isOpen: view.selected !== null,
    goTo,
    open: select,
    close,
    setClosed,
    copyLink: (seq) => void navigator.clipboard?.writeText(new URL(routes.jobSpan(start.id, seq), location.href).href),
  });

  const openRow = rows.find(({ seq }) => seq === view.selected) ?? null;
  return (
    <>
      <div className="mb-1 flex flex-wrap items-baseline gap-x-4">
        <h2 className="heading">Trajectory</h2>
        <span className="text-muted">{plural(rows.length, "span")}</span>
        <LiveStatus live={!ended} lostSince={lostSince} count={rows.length} end={end} />
      </div>
      {lines.length === 0 ? (
        <NoSpans ended={ended} />
      ) : (
        <div className="trajectory" data-open={openRow === null ? undefined : true}>
          <div className="trajectory-spans">
            <TrajectoryList
              lines={lines}
              axis={<TimelineAxis timeline={timeline} />}
              current={lines.findIndex(({ row }) => row.seq === current)}
              renderLine={(line) => (
                <TrajectoryRow
                  jobId={start.id}
                  line={line}
                  timeline={timeline}
                  now={now}
                  jobEnded={ended}
                  selected={line.row.seq === view.selected}
                  onSelect={select}
                  onToggle={(seq) => setClosed(seq, !view.closed.has(seq))}
                />
              )}
            />
            <div ref={end} />
          </div>
          {openRow !== null && (
            <SpanPane
              key={openRow.seq}
              jobId={start.id}
              row={openRow}
              jobEnded={ended}
              given={opening.span}
              onClose={close}
            />
          )}
        </div>
      )}
      <TrajectorySummaries rows={rows} now={now} />
    </>
  );
}

function NoSpans({ ended }: { ended: boolean }) {
  return (
    <p className="text-muted">
      {ended ? "The job ended before its first step." : "No step yet. Every step appears here as it begins."}
    </p>
  );
}
