"use client";

import dynamic from "next/dynamic";
import { useEffect, useRef } from "react";
import { CopyButton } from "@/components/ui/copy-button";
import { Guarded } from "@/components/ui/guarded";
import { formatBytes, plural } from "@/components/ui/quantities";
import { useTextHighlight } from "@/components/ui/use-text-highlight";
import { visibleLine } from "@/components/ui/visible-text";
import type { SpanLine } from "@/lib/contract/span-columns";
import type { SpanContent } from "@/lib/contract/span-content";
import type { SpanHit } from "@/lib/contract/span-search";
import { routes } from "@/lib/routes";
import { useSpanContent } from "./use-span-content";

/** Highlighting and Markdown are loaded with the first span that is opened. */
const SpanDetail = dynamic(() => import("./span-detail").then((module) => module.SpanDetail));

interface SpanPaneProps {
  readonly jobId: string;
  readonly seq: number;
  /** Null while its part of the trajectory is still to come. */
  readonly line: SpanLine | null;
  /** Then a span without an end was interrupted and does not run. */
  readonly jobEnded: boolean;
  /** The content that came with the page, when it is this span's. */
  readonly given: SpanContent | null;
  /** What is looked for in the run: it is marked. */
  readonly find: string;
  /** Where the span holds it; null when it does not. */
  readonly hit: SpanHit | null;
  readonly onClose: () => void;
}

/** The content of the open span: beside the list where there is room, below it otherwise. */
export function SpanPane({ jobId, seq, line, jobEnded, given, find, hit, onClose }: SpanPaneProps) {
  const running = line !== null && line.finished === null;
  const { content, failure, retry } = useSpanContent({ jobId, seq, running }, given);
  const pane = useRef<HTMLElement>(null);
  useEffect(() => {
    if (pane.current !== null) bringIntoSight(pane.current);
  }, []);
  useTextHighlight(pane, find, content);
  const { type, name } = line ?? content?.span ?? { type: "", name: "" };
  return (
    <section ref={pane} className="span-pane" aria-label={`Span ${seq}`}>
      <div className="span-pane-head" data-type={type}>
        <span className="span-type">{type}</span>
        <h3 className="min-w-0 truncate font-bold">
          {seq} {visibleLine(name)}
        </h3>
        <span className="ml-auto flex gap-x-3 whitespace-nowrap">
          <CopyButton source={{ url: routes.wholeSpan(jobId, seq) }} label={`Copy span ${seq} as JSON`}>
            copy JSON
          </CopyButton>
          <a href={routes.wholeSpan(jobId, seq)}>raw</a>
          <button
            type="button"
            className="needs-script"
            onClick={onClose}
            aria-label="Close the detail"
            title="Close (Esc)"
          >
            ✕
          </button>
        </span>
      </div>
      {hit !== null && <Found hit={hit} />}
      {failure !== "" && (
        <p className="text-failed">
          {failure}{" "}
          <button type="button" className="control" onClick={retry}>
            Try again
          </button>
        </p>
      )}
      {content === null && failure === "" && (
        <p className="text-muted min-h-96">Loading {line === null ? "" : formatBytes(line.size)}…</p>
      )}
      {content !== null && (
        <Guarded what="The detail of a span">
          <SpanDetail jobId={jobId} content={content} jobEnded={jobEnded} />
        </Guarded>
      )}
    </section>
  );
}

/** Below the list it takes the window; beside it at least the half, so that opening a span shows more than its name. */
function bringIntoSight(pane: HTMLElement): void {
  const isBelow = window.matchMedia("(max-width: 1099px)").matches;
  const missing = pane.getBoundingClientRect().top - window.innerHeight / 2;
  if (isBelow) pane.scrollIntoView({ block: "start" });
  else if (missing > 0) window.scrollBy(0, missing);
}

/** Where what is looked for stands: it may be in a part that is folded, or not loaded yet. */
function Found({ hit: { count, parts, excerpt } }: { hit: SpanHit }) {
  return (
    <p className="bg-review-panel mb-2 rounded-sm px-2 py-1">
      {plural(count, "hit")} in {parts.join(", ")}:{" "}
      <span className="font-mono [overflow-wrap:anywhere]">…{visibleLine(excerpt)}…</span>
    </p>
  );
}
