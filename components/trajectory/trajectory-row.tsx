"use client";

import type { CSSProperties, MouseEvent } from "react";
import { formatDuration, formatTokens, plural } from "@/components/ui/quantities";
import { visibleLine } from "@/components/ui/visible-text";
import type { SpanRow } from "@/lib/contract/span";
import { routes } from "@/lib/routes";
import { barOf, spanDuration, type Timeline } from "@/lib/trajectory/timeline";
import type { TreeRow } from "@/lib/trajectory/tree-rows";

interface TrajectoryRowProps {
  readonly jobId: string;
  readonly line: TreeRow;
  readonly timeline: Timeline | null;
  /** What a span without an end reaches to (ms). */
  readonly now: number;
  /** Then a span without an end was interrupted and does not run. */
  readonly jobEnded: boolean;
  readonly selected: boolean;
  readonly onSelect: (seq: number) => void;
  readonly onToggle: (seq: number) => void;
}

/** One span as one line: what it is, what happened, how long and when. The link covers the row. */
export function TrajectoryRow(props: TrajectoryRowProps) {
  const { jobId, line, timeline, now, jobEnded, selected, onSelect, onToggle } = props;
  const { row } = line;
  const isOpen = row.finished === null;
  const running = isOpen && !jobEnded;
  const click = (event: MouseEvent) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    onSelect(row.seq);
  };
  return (
    <div
      className="span-row"
      data-type={row.type}
      data-selected={selected || undefined}
      data-failed={row.failed || undefined}
      style={{ "--depth": line.depth } as CSSProperties}
    >
      <span className="span-twist">
        {line.hasChildren && (
          <button
            type="button"
            className="needs-script"
            aria-expanded={line.open}
            aria-label={`${line.open ? "Collapse" : "Expand"} span ${row.seq}`}
            onClick={() => onToggle(row.seq)}
          >
            <span aria-hidden="true">{line.open ? "▾" : "▸"}</span>
          </button>
        )}
      </span>
      <span className="span-seq numeric">
        <span className="sr-only">level {line.depth + 1}, span </span>
        {row.seq}
      </span>
      <span className="span-type">{row.type}</span>
      <a
        href={routes.jobSpan(jobId, row.seq)}
        id={`span-${row.seq}`}
        className="span-link"
        title={`${visibleLine(row.name)} ${visibleLine(row.summary)}`.trim()}
        aria-current={selected ? "true" : undefined}
        onClick={click}
      >
        <SpanTitle line={line} interrupted={isOpen && jobEnded} />
      </a>
      <span className="span-tokens numeric">{tokensText(row)}</span>
      <span className={`span-duration numeric ${running ? "text-running" : ""}`}>
        {running && <span className="sr-only">running, </span>}
        {formatDuration(spanDuration(row, now))}
      </span>
      <span className="span-track" aria-hidden="true">
        {timeline !== null && <SpanBar row={row} timeline={timeline} now={now} />}
      </span>
    </div>
  );
}

/** Bold and code marks of Markdown: a line shows the words only. */
const MARKDOWN_MARKS = /\*\*|`/g;

/** A model call says what was said; everything else has a name that tells. */
function SpanTitle({ line: { row, inside, hasChildren }, interrupted }: { line: TreeRow; interrupted: boolean }) {
  const summary = visibleLine(row.summary).replace(MARKDOWN_MARKS, "");
  const counts = [
    inside.llm > 0 ? plural(inside.llm, "model call") : "",
    inside.tool > 0 ? plural(inside.tool, "tool call") : "",
  ].filter(Boolean);
  return (
    <>
      {row.failed && (
        <span role="img" aria-label="failed" className="mr-1">
          💥
        </span>
      )}
      {interrupted && <span className="text-muted">interrupted: </span>}
      {row.repeated && <span className="text-muted">repeated: </span>}
      {(row.type !== "llm" || summary === "") && <SpanName row={row} />}
      <span className="span-summary">{summary}</span>
      {hasChildren && counts.length > 0 && <span className="span-counts">{counts.join(", ")}</span>}
    </>
  );
}

/** Nearly every tool of a run searches code: that part of their names would push out what tells the calls apart. */
const COMMON_PREFIX = /^codesearch-/;

function SpanName({ row }: { row: SpanRow }) {
  const name = visibleLine(row.name);
  return <span className="span-name">{row.type === "tool" ? name.replace(COMMON_PREFIX, "") : name} </span>;
}

function SpanBar({ row, timeline, now }: { row: SpanRow; timeline: Timeline; now: number }) {
  const { left, width } = barOf(row, timeline, now);
  return <span className="span-bar" style={{ left: `${left.toFixed(2)}%`, width: `${width.toFixed(2)}%` }} />;
}

function tokensText(row: SpanRow): string {
  const { inputTokens, outputTokens, thoughtsTokens } = row;
  if (inputTokens + outputTokens + thoughtsTokens === 0) return "";
  return `${formatTokens(inputTokens)}→${formatTokens(outputTokens + thoughtsTokens)}`;
}
