"use client";

import dynamic from "next/dynamic";
import { useEffect, useRef } from "react";
import { CopyButton } from "@/components/ui/copy-button";
import { formatBytes } from "@/components/ui/quantities";
import { visibleLine } from "@/components/ui/visible-text";
import type { Span, SpanRow } from "@/lib/contract/span";
import { routes } from "@/lib/routes";
import { useSpanContent } from "./use-span-content";

/** Highlighting and Markdown are loaded with the first span that is opened. */
const SpanDetail = dynamic(() => import("./span-detail").then((module) => module.SpanDetail));

interface SpanPaneProps {
  readonly jobId: string;
  readonly row: SpanRow;
  /** Then a span without an end was interrupted and does not run. */
  readonly jobEnded: boolean;
  /** The content that came with the page, when it is this span's. */
  readonly given: Span | null;
  readonly onClose: () => void;
}

/** The content of the open span: beside the list where there is room, below it otherwise. */
export function SpanPane({ jobId, row, jobEnded, given, onClose }: SpanPaneProps) {
  const { span, failure, retry } = useSpanContent(jobId, row, given);
  const pane = useRef<HTMLElement>(null);
  useEffect(() => {
    if (window.matchMedia("(max-width: 1099px)").matches) pane.current?.scrollIntoView({ block: "start" });
  }, []);
  return (
    <section ref={pane} className="span-pane" aria-label={`Span ${row.seq}`}>
      <div className="span-pane-head" data-type={row.type}>
        <span className="span-type">{row.type}</span>
        <h3 className="min-w-0 truncate font-bold">
          {row.seq} {visibleLine(row.name)}
        </h3>
        <span className="ml-auto flex gap-x-3 whitespace-nowrap">
          <CopyButton source={{ url: routes.spanContent(jobId, row.seq) }} label={`Copy span ${row.seq} as JSON`}>
            copy JSON
          </CopyButton>
          <a href={routes.spanContent(jobId, row.seq)}>raw</a>
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
      {failure !== "" && (
        <p className="text-failed">
          {failure}{" "}
          <button type="button" className="control" onClick={retry}>
            Try again
          </button>
        </p>
      )}
      {span === null && failure === "" && <p className="text-muted min-h-96">Loading {formatBytes(row.size)}…</p>}
      {span !== null && <SpanDetail span={span} row={row} jobEnded={jobEnded} />}
    </section>
  );
}
