"use client";

import type { RefObject } from "react";
import type { SpanTable } from "@/lib/trajectory/span-table";
import { TimeStretch } from "./time-stretch";
import type { TimeZoom } from "./time-zoom";
import { TimelineAxis } from "./timeline-axis";
import { TrajectoryList } from "./trajectory-list";
import { TrajectoryRow } from "./trajectory-row";
import type { ShownSpans } from "./use-shown-spans";
import type { SpanSearch } from "./use-span-search";
import type { useSteps } from "./use-steps";

interface TrajectoryLinesProps {
  readonly jobId: string;
  readonly jobEnded: boolean;
  readonly table: SpanTable;
  readonly spans: ShownSpans;
  readonly steps: ReturnType<typeof useSteps>;
  readonly zoom: TimeZoom;
  /** Where open spans end, in ms since the epoch. */
  readonly now: number;
  /** seq of the span that steps start from; null when none was chosen yet. */
  readonly current: number | null;
  /** seq of the span that is open. */
  readonly selected: number | null;
  readonly search: SpanSearch | null;
  /** Stands behind the last line. */
  readonly end: RefObject<HTMLDivElement | null>;
}

/** The lines of a trajectory that pass the filters, with their bars over a time axis. */
export function TrajectoryLines(props: TrajectoryLinesProps) {
  const { jobId, jobEnded, table, spans, steps, zoom, now, current, selected, search, end } = props;
  return (
    <>
      {spans.positions.length === 0 && <NothingMatches clear={steps.clearFilter} />}
      <TimeStretch zoom={zoom}>
        <TrajectoryList
          count={spans.positions.length}
          arrived={jobEnded ? null : table.length}
          tokens={table.hasTokens}
          keyOf={spans.seqAt}
          current={steps.index}
          shown={current}
          axis={<TimelineAxis />}
          end={end}
          onSelect={steps.open}
          onToggle={steps.toggle}
          renderLine={({ index, slot, top }) => {
            const row = spans.rowAt(index);
            return (
              <TrajectoryRow
                key={slot}
                jobId={jobId}
                row={row}
                origin={zoom.whole.start}
                now={row.line.finished === null ? now : 0}
                jobEnded={jobEnded}
                selected={row.line.seq === selected}
                current={index === steps.index}
                hit={search?.hits.has(row.line.seq) ?? false}
                top={top}
              />
            );
          }}
        />
      </TimeStretch>
    </>
  );
}

function NothingMatches({ clear }: { clear: () => void }) {
  return (
    <p className="text-muted py-2">
      No step of this run passes the filters.{" "}
      <button type="button" className="control" onClick={clear}>
        Clear the filters
      </button>
    </p>
  );
}
