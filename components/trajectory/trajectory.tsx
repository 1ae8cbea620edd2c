"use client";

import { type ReactNode, useMemo, useRef, useState } from "react";
import { useNow } from "@/components/ui/now";
import { formatCount, plural } from "@/components/ui/quantities";
import { useThrottled } from "@/components/ui/use-throttled";
import { isEnded } from "@/lib/contract/job";
import type { SpanContent } from "@/lib/contract/span-content";
import { routes } from "@/lib/routes";
import { spanKinds } from "@/lib/trajectory/span-filter";
import { lineAt } from "@/lib/trajectory/span-table";
import { openEnd, timelineOf } from "@/lib/trajectory/timeline";
import { LiveStatus, LoadStuck } from "./live-status";
import { Minimap } from "./minimap";
import { SpanPane } from "./span-pane";
import { timeZoom } from "./time-zoom";
import { TrajectoryLines } from "./trajectory-lines";
import { TrajectorySummaries } from "./trajectory-summaries";
import { TrajectoryToolbar } from "./trajectory-toolbar";
import type { TrajectoryView } from "./trajectory-view";
import { useShownSpans } from "./use-shown-spans";
import { useSpanLinks } from "./use-span-links";
import { useSpanSearch } from "./use-span-search";
import { useSteps } from "./use-steps";
import { type TrajectoryStart, useTrajectory } from "./use-trajectory";
import { useTrajectoryKeys } from "./use-trajectory-keys";
import { useTrajectoryView } from "./use-trajectory-view";

interface TrajectoryProps {
  readonly start: TrajectoryStart;
  /** What the URL says, and the content of the span that it opens. */
  readonly opening: { readonly view: TrajectoryView; readonly content: SpanContent | null };
  readonly explanation: ReactNode;
  readonly report: ReactNode;
}

/** How often menus and minimap are renewed while spans come in, in milliseconds. */
const AROUND_MS = 1000;
/** Runs with more spans than this have a minimap. */
const MINIMAP_FROM = 40;

/**
 * The steps of a job, as they come in, with the content of one of them beside; over them the explanation and the report, which
 * can stand beside the steps instead.
 */
export function Trajectory({ start, opening, explanation, report }: TrajectoryProps) {
  const { snapshot, complete, lostSince, stuckSince, loadNow } = useTrajectory(start);
  const [view, store] = useTrajectoryView(opening.view);
  const { change } = store;
  const [current, setCurrent] = useState<number | null>(view.selected);
  const ended = isEnded(start.state);
  const now = openEnd(start.finished, useNow(ended ? 60_000 : 1000));
  const spans = useShownSpans(snapshot, view);
  const whole = useMemo(() => timelineOf(snapshot.table, now), [snapshot, now]);
  const zoom = useMemo(() => (whole === null ? null : timeZoom(store, whole)), [store, whole]);
  const search = useSpanSearch(start.id, view.find, ended);
  // What stands around the lines may come a moment after them.
  const late = useThrottled(snapshot, AROUND_MS);
  const kinds = useMemo(() => spanKinds(late.table), [late]);
  const find = useRef<HTMLInputElement>(null);
  const end = useRef<HTMLDivElement>(null);

  const steps = useSteps({ snapshot, spans, view, change, current, setCurrent, search });
  const board = useRef<HTMLDivElement>(null);
  useSpanLinks(board, { jobId: start.id, view: store.view, follow: steps.follow });
  useTrajectoryKeys({
    ...steps,
    find: () => find.current?.focus(),
    zoomBy: (factor) => zoom?.zoomBy(factor),
    zoomToCurrent: () =>
      steps.line !== null && zoom?.zoomTo({ start: steps.line.started, end: steps.line.finished ?? now }),
    fit: () => zoom?.zoomTo(null),
    copyLink: (seq) => void navigator.clipboard?.writeText(new URL(routes.jobSpan(start.id, seq), location.href).href),
  });

  const { table } = snapshot;
  const openIndex = view.selected === null ? undefined : table.indexOf(view.selected);
  const openLine = openIndex === undefined ? null : lineAt(table, openIndex);
  const given = opening.content?.span.seq === view.selected ? opening.content : null;
  return (
    <div
      ref={board}
      className="job-board"
      data-side={view.selected !== null ? "span" : view.report ? "report" : undefined}
    >
      <div className="job-board-explanation">{explanation}</div>
      <div className="job-board-report">{report}</div>
      <section id="trajectory" className="job-board-trajectory" aria-labelledby="trajectory-title">
        <div className="mb-1 flex flex-wrap items-center gap-x-4 gap-y-1">
          <Heading loaded={table.length} total={Math.max(start.count, table.length)} complete={complete} />
          {stuckSince !== null && <LoadStuck since={stuckSince} retry={loadNow} />}
          <LiveStatus live={!ended} lostSince={lostSince} count={table.length} end={end} />
          {zoom !== null && (
            <TrajectoryToolbar
              kinds={kinds}
              view={view}
              change={change}
              search={search}
              current={current}
              find={find}
              step={steps.stepHit}
              zoom={zoom}
            />
          )}
        </div>
        {zoom === null ? (
          <NoSpans ended={ended} />
        ) : (
          <>
            {table.length > MINIMAP_FROM && <Minimap snapshot={late} zoom={zoom} now={now} />}
            <TrajectoryLines
              jobId={start.id}
              jobEnded={ended}
              table={table}
              spans={spans}
              steps={steps}
              zoom={zoom}
              now={now}
              current={current}
              selected={view.selected}
              search={search}
              end={end}
            />
          </>
        )}
      </section>
      {view.selected !== null && (
        <SpanPane
          key={view.selected}
          jobId={start.id}
          seq={view.selected}
          line={openLine}
          jobEnded={ended}
          given={given}
          find={view.find}
          hit={search?.hits.get(view.selected) ?? null}
          onClose={steps.close}
        />
      )}
      <div className="job-board-summaries">
        {complete && <TrajectorySummaries snapshot={snapshot} running={!ended} now={now} />}
      </div>
    </div>
  );
}

function Heading({ loaded, total, complete }: { loaded: number; total: number; complete: boolean }) {
  return (
    <>
      <h2 id="trajectory-title" className="heading">
        Trajectory
      </h2>
      <span className="text-muted numeric">
        {complete ? plural(total, "span") : `${formatCount(loaded)} of ${plural(total, "span")} loaded`}
      </span>
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
