import { CodeBlock } from "@/components/ui/code-block";
import { numberFrom } from "@/components/ui/numbered-source";
import { formatBytes, plural } from "@/components/ui/quantities";
import { scrollable } from "@/components/ui/scrollable";
import { visibleText } from "@/components/ui/visible-text";
import type { ReadStack } from "@/lib/contract/evidence";
import type { FrameSource } from "@/lib/contract/job-query";
import { trimTrailing } from "@/lib/contract/trim-trailing";
import { type LinkedLine, linkedLines, sourceAnchor } from "./linked-lines";
import { type ReadMark, readMarks } from "./read-marks";

/** Longer reports end here with a note: the whole text is one click away. */
const MAX_LINES = 1500;
const MAX_CHARACTERS = 300_000;
/** Characters of a commit's hash that are shown. */
const SHORT_HASH = 12;

interface ReportPaneProps {
  readonly report: string;
  readonly sources: readonly FrameSource[];
  /** The commit that `sources` are of, which need not be the one that the report was taken at. */
  readonly commit: string;
  /** The page of a source line at the repository's host; null when it has none. */
  readonly hostLink: (path: string, line: number) => string | null;
  /** The whole report as text. */
  readonly rawUrl: string;
  /** The stacks of the report with who read their frames; empty while that is not known. */
  readonly stacks: readonly ReadStack[];
  /** The page of a span. */
  readonly spanLink: (seq: number) => string;
}

/** A crash report. Lines that name source open it in place; the arrow goes to the repository's own host. */
export function ReportPane({ report, sources, commit, hostLink, rawUrl, stacks, spanLink }: ReportPaneProps) {
  const total = report.split("\n").length;
  const beginning = trimTrailing(visibleText(report.slice(0, MAX_CHARACTERS)), "\n");
  const lines = linkedLines(beginning, sources, MAX_LINES);
  const marks = readMarks(
    lines.map(({ text }) => text),
    stacks,
  );
  const isCut = total > MAX_LINES || report.length > MAX_CHARACTERS;
  const shown = new Set<string>();
  const anchorOf = ({ source }: LinkedLine) => {
    if (source === null) return undefined;
    const anchor = sourceAnchor(source.path, source.line);
    if (shown.has(anchor)) return undefined;
    shown.add(anchor);
    return anchor;
  };
  return (
    <section className="report" aria-label="Text of the report" {...scrollable}>
      <div className="report-text" data-marked={marks.size > 0 || undefined}>
        {lines.map((line, index) => (
          <ReportLineView
            key={line.number}
            line={line}
            anchor={anchorOf(line)}
            commit={commit}
            hostLink={hostLink}
            mark={marks.get(index) ?? null}
            spanLink={spanLink}
          />
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
  readonly line: LinkedLine;
  readonly anchor: string | undefined;
  readonly commit: string;
  readonly hostLink: ReportPaneProps["hostLink"];
  readonly mark: ReadMark | null;
  readonly spanLink: ReportPaneProps["spanLink"];
}

function ReportLineView({ line, anchor, commit, hostLink, mark, spanLink }: ReportLineProps) {
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
  const read = mark?.kind === "frame" && mark.seq !== null ? { seq: mark.seq, href: spanLink(mark.seq) } : null;
  return (
    <div className="report-line">
      {arrow}
      {mark?.kind === "frame" && <FrameMark read={read} />}
      {source === null && read !== null && <a href={read.href}>{line.text}</a>}
      {source === null && read === null && (line.text || " ")}
      {mark?.kind === "stack" && <StackMark isExamined={mark.isExamined} />}
      {source !== null && (
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
            <p className="text-muted font-sans whitespace-normal">
              Line {source.line} at the checked-out commit{" "}
              <span className="font-mono">{visibleText(commit).slice(0, SHORT_HASH)}</span>
              {read !== null && (
                <>
                  {" · "}
                  <a href={read.href}>read in step #{read.seq}</a>
                </>
              )}
            </p>
          </div>
        </details>
      )}
    </div>
  );
}

function FrameMark({ read }: { read: { seq: number; href: string } | null }) {
  if (read === null) {
    return (
      <span
        className="report-read text-muted"
        role="img"
        aria-label="Not read"
        title="No tool showed the code of this frame"
      >
        ○
      </span>
    );
  }
  const title = `Read in step #${read.seq}`;
  return (
    <a className="report-read" href={read.href} title={title} aria-label={title}>
      ✓
    </a>
  );
}

function StackMark({ isExamined }: { isExamined: boolean }) {
  return <span className="report-stack">{isExamined ? "✓ examined" : "○ not examined"}</span>;
}

function ReportText({ line }: { line: LinkedLine }) {
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
