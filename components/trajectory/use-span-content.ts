"use client";

import { useEffect, useState } from "react";
import type { Span, SpanRow } from "@/lib/contract/span";
import { routes } from "@/lib/routes";

interface SpanContent {
  /** Null until it is there. */
  readonly span: Span | null;
  /** Why it is not; empty while it loads. */
  readonly failure: string;
  readonly retry: () => void;
}

/** The content of a span: what came with the page, or fetched; again when a running span ends. */
export function useSpanContent(jobId: string, row: SpanRow, given: Span | null): SpanContent {
  const [loaded, setLoaded] = useState<Span | null>(given?.seq === row.seq ? given : null);
  const [failure, setFailure] = useState("");
  const [attempt, setAttempt] = useState(0);
  const isCurrent = loaded !== null && loaded.finished === row.finished;
  useEffect(() => {
    if (isCurrent) return;
    const abort = new AbortController();
    fetchSpan(`${routes.spanContent(jobId, row.seq)}?attempt=${attempt}`, abort.signal).then(
      (span) => setLoaded(span),
      (error: unknown) => {
        if (!abort.signal.aborted) setFailure(error instanceof Error ? error.message : String(error));
      },
    );
    return () => abort.abort();
  }, [jobId, row.seq, isCurrent, attempt]);
  const retry = () => {
    setFailure("");
    setAttempt((count) => count + 1);
  };
  return { span: loaded, failure, retry };
}

async function fetchSpan(url: string, signal: AbortSignal): Promise<Span> {
  const response = await fetch(url, { signal }).catch(() => {
    throw new Error("The span could not be loaded: the server does not answer.");
  });
  if (!response.ok) throw new Error(`The span could not be loaded: the server answered ${response.status}.`);
  return (await response.json()) as Span;
}
