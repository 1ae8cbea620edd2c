"use client";

import { memo } from "react";
import { formatDuration, formatTokens, plural } from "@/components/ui/quantities";
import { visibleLine } from "@/components/ui/visible-text";
import type { SpanLine } from "@/lib/contract/span-columns";
import { routes } from "@/lib/routes";
import { plainSummary, shortName } from "@/lib/trajectory/step-text";
import { spanDuration } from "@/lib/trajectory/timeline";
import type { TreeRow } from "@/lib/trajectory/tree-rows";
import { SpanBar } from "./span-bar";

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
 * One span as one line: what it is, what happened, how long and when. The list listens for clicks on all of it. The bar places itself:
 * zooming renders no row. The type colours two cells and not the line, whose other cells would get new styles with it.
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
        <span className="span-seq numeric" aria-hidden="true">
          {line.seq}
        </span>
        <span className="span-type" data-type={line.type} aria-hidden="true">
          {line.type}
        </span>
        <SpanLink jobId={jobId} row={row} state={{ running, interrupted: isOpen && jobEnded, selected, hit }} />
        <SpanTokens line={line} />
        <span className={running ? "span-duration numeric text-running" : "span-duration numeric"}>
          {formatDuration(duration)}
        </span>
        <SpanBar type={line.type} from={line.started - origin} duration={duration} />
      </div>
    </li>
  );
});

interface SpanLinkProps {
  readonly jobId: string;
  readonly row: TreeRow;
  readonly state: {
    readonly running: boolean;
    readonly interrupted: boolean;
    readonly selected: boolean;
    readonly hit: boolean;
  };
}

/** The title of a line. Its name for assistive technology also says where the line is and how the span stands, which others see. */
function SpanLink({ jobId, row, state }: SpanLinkProps) {
  const { line } = row;
  const summary = visibleLine(plainSummary(line.summary));
  // A model call says what was said; everything else has a name that tells.
  const name = line.type !== "llm" || summary === "" ? visibleLine(shortName(line)) : "";
  const counts = row.hasChildren ? countsText(row.inside) : "";
  const marks = [
    state.hit ? "match" : "",
    line.failed ? "failed" : "",
    state.running ? "running" : "",
    state.interrupted ? "interrupted" : "",
    line.repeated ? "repeated" : "",
  ].filter(Boolean);
  const place = `level ${row.depth + 1}, span ${line.seq} ${line.type}`;
  const label = [[place, ...marks].join(", "), [name, summary, counts].filter(Boolean).join(" ")].join(": ");
  return (
    <a
      href={routes.jobSpan(jobId, line.seq)}
      id={`span-${line.seq}`}
      className="span-link"
      aria-label={label}
      aria-current={state.selected ? "true" : undefined}
    >
      {line.failed && "💥 "}
      {state.interrupted && <span className="text-muted">interrupted: </span>}
      {line.repeated && <span className="text-muted">repeated: </span>}
      {name !== "" && <span className="span-name">{name}</span>}
      {name !== "" && summary !== "" && " "}
      {summary !== "" && <span className="span-summary">{summary}</span>}
      {counts !== "" && <span className="span-counts">{counts}</span>}
    </a>
  );
}

function countsText({ llm, tool }: TreeRow["inside"]): string {
  return [llm > 0 ? plural(llm, "model call") : "", tool > 0 ? plural(tool, "tool call") : ""]
    .filter(Boolean)
    .join(", ");
}

function SpanTokens({ line: { inputTokens, outputTokens, thoughtsTokens } }: { line: SpanLine }) {
  if (inputTokens + outputTokens + thoughtsTokens === 0) return null;
  return (
    <span className="span-tokens numeric">
      {`${formatTokens(inputTokens)}→${formatTokens(outputTokens + thoughtsTokens)}`}
    </span>
  );
}
