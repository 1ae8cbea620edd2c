"use client";

import { type CSSProperties, memo } from "react";
import { formatDuration, formatTokens, plural } from "@/components/ui/quantities";
import { visibleLine } from "@/components/ui/visible-text";
import type { SpanType } from "@/lib/contract/span";
import type { SpanLine } from "@/lib/contract/span-columns";
import { routes } from "@/lib/routes";
import { spanDuration } from "@/lib/trajectory/timeline";
import type { TreeRow } from "@/lib/trajectory/tree-rows";

/** How far each level stands in. */
const INDENT_PX = 14;

interface TrajectoryRowProps {
  readonly jobId: string;
  readonly row: TreeRow;
  /** The start of the run, in milliseconds since the epoch: bars are laid out from it. */
  readonly origin: number;
  /** What a span without an end reaches to (ms); whatever it is for others. */
  readonly now: number;
  /** Then a span without an end was interrupted and does not run. */
  readonly jobEnded: boolean;
  readonly selected: boolean;
  /** The keys start from it. */
  readonly current: boolean;
  /** Holds what is looked for. */
  readonly hit: boolean;
  /** Pixels from the start of the list. */
  readonly top: number;
}

/**
 * One span as one line: what it is, what happened, how long and when. The list listens for clicks on all of it. The bar is placed by
 * the style sheet, from its times and the stretch that the list shows: zooming renders no row. The type colours two cells and not
 * the line, whose other cells would get new styles with it.
 */
export const TrajectoryRow = memo(function TrajectoryRow(props: TrajectoryRowProps) {
  const { jobId, row, origin, now, jobEnded, selected, current, hit, top } = props;
  const { line } = row;
  const isOpen = line.finished === null;
  const running = isOpen && !jobEnded;
  const duration = spanDuration(line, now);
  return (
    <li
      className="span-row"
      data-seq={line.seq}
      data-selected={selected || undefined}
      data-current={current || undefined}
      data-failed={line.failed || undefined}
      data-hit={hit || undefined}
      aria-posinset={row.place}
      aria-setsize={row.siblings}
      style={{ top }}
    >
      <div style={{ left: row.depth * INDENT_PX }}>
        {row.hasChildren && (
          <button
            type="button"
            className="span-twist needs-script"
            aria-expanded={row.open}
            aria-label={`${row.open ? "Collapse" : "Expand"} span ${line.seq}`}
          >
            {row.open ? "▾" : "▸"}
          </button>
        )}
        <span className="span-seq numeric">
          <span className="sr-only">level {row.depth + 1}, span </span>
          {line.seq}
        </span>
        <span className="span-type" data-type={line.type}>
          {line.type}
        </span>
        <a
          href={routes.jobSpan(jobId, line.seq)}
          id={`span-${line.seq}`}
          className="span-link"
          aria-current={selected ? "true" : undefined}
        >
          <SpanTitle row={row} interrupted={isOpen && jobEnded} hit={hit} />
        </a>
        <SpanTokens line={line} />
        <span className={running ? "span-duration numeric text-running" : "span-duration numeric"}>
          {running && <span className="sr-only">running, </span>}
          {formatDuration(duration)}
        </span>
        <span className="span-track" aria-hidden="true">
          <Bar type={line.type} from={line.started - origin} duration={duration} />
        </span>
      </div>
    </li>
  );
});

/** The style sheet places it: only the bars of a list are laid out anew when it zooms. */
function Bar({ type, from, duration }: { type: SpanType; from: number; duration: number }) {
  return <span className="span-bar" data-type={type} style={{ "--from": from, "--for": duration } as CSSProperties} />;
}

/** Bold and code marks of Markdown: a line shows the words only. */
const MARKDOWN_MARKS = /\*\*|`/g;

/** A model call says what was said; everything else has a name that tells. */
function SpanTitle({ row, interrupted, hit }: { row: TreeRow; interrupted: boolean; hit: boolean }) {
  const { line, inside, hasChildren } = row;
  const summary = visibleLine(line.summary).replace(MARKDOWN_MARKS, "");
  return (
    <>
      {hit && <span className="sr-only">match: </span>}
      {line.failed && (
        <span role="img" aria-label="failed" className="mr-1">
          💥
        </span>
      )}
      {interrupted && <span className="text-muted">interrupted: </span>}
      {line.repeated && <span className="text-muted">repeated: </span>}
      {(line.type !== "llm" || summary === "") && <SpanName line={line} />}{" "}
      {summary !== "" && <span className="span-summary">{summary}</span>}
      {hasChildren && <SpanCounts inside={inside} />}
    </>
  );
}

/** Nearly every tool of a run searches code: that part of their names would push out what tells the calls apart. */
const COMMON_PREFIX = /^codesearch-/;

function SpanName({ line }: { line: SpanLine }) {
  const name = visibleLine(line.name);
  return <span className="span-name">{line.type === "tool" ? name.replace(COMMON_PREFIX, "") : name} </span>;
}

function SpanCounts({ inside }: { inside: TreeRow["inside"] }) {
  const counts = [
    inside.llm > 0 ? plural(inside.llm, "model call") : "",
    inside.tool > 0 ? plural(inside.tool, "tool call") : "",
  ].filter(Boolean);
  return counts.length === 0 ? null : <span className="span-counts">{counts.join(", ")}</span>;
}

function SpanTokens({ line: { inputTokens, outputTokens, thoughtsTokens } }: { line: SpanLine }) {
  if (inputTokens + outputTokens + thoughtsTokens === 0) return null;
  return (
    <span className="span-tokens numeric">
      {`${formatTokens(inputTokens)}→${formatTokens(outputTokens + thoughtsTokens)}`}
    </span>
  );
}
