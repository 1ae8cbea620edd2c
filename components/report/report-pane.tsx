import { CodeBlock } from "@/components/ui/code-block";
import { numberFrom } from "@/components/ui/numbered-source";
import { formatBytes, plural } from "@/components/ui/quantities";
import { scrollable } from "@/components/ui/scrollable";
import { visibleText } from "@/components/ui/visible-text";
import type { FrameSource } from "@/lib/contract/job-query";
import { type ReportLine, reportLines, sourceAnchor } from "./report-lines";

/** Longer reports end here with a note: the whole text is one click away. */
const MAX_LINES = 1500;
const MAX_CHARACTERS = 300_000;

interface ReportPaneProps {
  readonly report: string;
  readonly sources: readonly FrameSource[];
  /** The page of a source line at the repository's host; null when it has none. */
  readonly hostLink: (path: string, line: number) => string | null;
  /** The whole report as text. */
  readonly rawUrl: string;
}

/** A crash report. Lines that name source open it in place; the arrow goes to the repository's own host. */
export function ReportPane({ report, sources, hostLink, rawUrl }: ReportPaneProps) {
  const total = report.split("\n").length;
  const lines = reportLines(visibleText(report.slice(0, MAX_CHARACTERS)).replace(/\n+$/, ""), sources, MAX_LINES);
  const isCut = total > MAX_LINES || report.length > MAX_CHARACTERS;
  const shown = new Set<string>();
  const anchorOf = ({ source }: ReportLine) => {
    if (source === null) return undefined;
    const anchor = sourceAnchor(source.path, source.line);
    if (shown.has(anchor)) return undefined;
    shown.add(anchor);
    return anchor;
  };
  return (
    <section className="report" aria-label="Text of the report" {...scrollable}>
      <div className="report-text">
        {lines.map((line) => (
          <ReportLineView key={line.number} line={line} anchor={anchorOf(line)} hostLink={hostLink} />
        ))}
      </div>
      {isCut && (
        <p className="text-muted">
          The beginning of {plural(total, "line")}, {formatBytes(report.length)}.{" "}
          <a href={rawUrl}>Show the whole report</a>.
        </p>
      )}
    </section>
  );
}

interface ReportLineProps {
  readonly line: ReportLine;
  readonly anchor: string | undefined;
  readonly hostLink: ReportPaneProps["hostLink"];
}

function ReportLineView({ line, anchor, hostLink }: ReportLineProps) {
  const place = line.segments.find((segment) => segment.place !== null)?.place ?? null;
  const href = place === null ? null : hostLink(place.path, place.line);
  const arrow = href !== null && (
    <a
      href={href}
      className="report-host"
      target="_blank"
      rel="noopener noreferrer"
      title={href}
      aria-label="At the repository's host"
    >
      ↗
    </a>
  );
  const { source } = line;
  return (
    <div className="report-line">
      {arrow}
      {source === null ? (
        line.text || " "
      ) : (
        <details>
          <summary>
            <ReportText line={line} />
          </summary>
          <div id={anchor} className="report-source">
            <CodeBlock
              {...numberFrom(source.firstLine, source.text)}
              mark={source.line}
              language="c"
              label={`${source.path}, from line ${source.firstLine}`}
            />
          </div>
        </details>
      )}
    </div>
  );
}

function ReportText({ line }: { line: ReportLine }) {
  return line.segments.map((segment) =>
    segment.place === null ? (
      segment.text
    ) : (
      <span key={segment.start} className="text-accent">
        {segment.text}
      </span>
    ),
  );
}
