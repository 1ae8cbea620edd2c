"use client";

import { useEffect, useState } from "react";
import type { SpanContent } from "@/lib/contract/span-content";
import { routes } from "@/lib/routes";

interface SpanContentState {
  /** Null until it is there. */
  readonly content: SpanContent | null;
  /** Why it is not; empty while it loads. */
  readonly failure: string;
  readonly retry: () => void;
}

interface Wanted {
  readonly jobId: string;
  readonly seq: number;
  /** Whether the span still runs, as far as the list knows. */
  readonly running: boolean;
}

/** The content of a span: what came with the page, or fetched; again when a running span ends. */
export function useSpanContent({ jobId, seq, running }: Wanted, given: SpanContent | null): SpanContentState {
  const [loaded, setLoaded] = useState(given);
  const [failure, setFailure] = useState("");
  const [attempt, setAttempt] = useState(0);
  const isCurrent = loaded !== null && (loaded.span.finished !== null || running);
  useEffect(() => {
    if (isCurrent) return;
    const abort = new AbortController();
    // Who asks again does not want the failure that the browser may have kept.
    const cache = attempt === 0 ? "default" : "reload";
    fetchSpan(routes.spanContent(jobId, seq), { cache, signal: abort.signal }).then(
      (content) => setLoaded(content),
      (error: unknown) => {
        if (!abort.signal.aborted) setFailure(error instanceof Error ? error.message : String(error));
      },
    );
    return () => abort.abort();
  }, [jobId, seq, isCurrent, attempt]);
  const retry = () => {
    setFailure("");
    setAttempt((count) => count + 1);
  };
  return { content: loaded, failure, retry };
}

async function fetchSpan(url: string, request: RequestInit): Promise<SpanContent> {
  const response = await fetch(url, request).catch(() => {
    throw new Error("The span could not be loaded: the server does not answer.");
  });
  if (!response.ok) throw new Error(`The span could not be loaded: the server answered ${response.status}.`);
  return (await response.json()) as SpanContent;
}
