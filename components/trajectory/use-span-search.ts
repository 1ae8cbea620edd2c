"use client";

import { useEffect, useState } from "react";
import type { SearchBatch, SpanHit } from "@/lib/contract/span-search";
import { routes } from "@/lib/routes";

/** What a search in a run has found so far. */
export interface SpanSearch {
  readonly query: string;
  /** Spans with hits, in order, and what was hit in each. */
  readonly seqs: readonly number[];
  readonly hits: ReadonlyMap<number, SpanHit>;
  /** How often the text was found. */
  readonly count: number;
  /** Share of the run that was looked at, from 0 to 1. */
  readonly progress: number;
  /** Why it ended early; empty otherwise. */
  readonly failure: string;
}

/** A person types on; nobody waits for what was typed first. */
const TYPING_MS = 60;
/** While a run goes on, the database has more to do. */
const LIVE_TYPING_MS = 200;

/**
 * Looks for `query` in all content of a run as far as it has come, and again when it has ended. Null while there is nothing to
 * look for.
 */
export function useSpanSearch(jobId: string, query: string, ended: boolean): SpanSearch | null {
  const [found, setFound] = useState<SpanSearch | null>(null);
  useEffect(() => {
    if (query === "") return;
    const abort = new AbortController();
    const delay = ended ? TYPING_MS : LIVE_TYPING_MS;
    const timer = setTimeout(() => void search(jobId, query, { signal: abort.signal, tell: setFound }), delay);
    return () => {
      clearTimeout(timer);
      abort.abort();
    };
  }, [jobId, query, ended]);
  if (query === "") return null;
  return found?.query === query ? found : nothing(query);
}

const nothing = (query: string): SpanSearch => ({
  query,
  seqs: [],
  hits: new Map(),
  count: 0,
  progress: 0,
  failure: "",
});

interface Searcher {
  readonly signal: AbortSignal;
  readonly tell: (found: SpanSearch) => void;
}

async function search(jobId: string, query: string, { signal, tell }: Searcher): Promise<void> {
  let found = nothing(query);
  try {
    const response = await fetch(routes.spanSearch(jobId, query), { signal });
    if (!response.ok || response.body === null) throw new Error(`the server answered ${response.status}`);
    for await (const batch of batchesOf(response.body)) {
      if (signal.aborted) return;
      found = withBatch(found, batch);
      tell(found);
    }
    tell({ ...found, progress: 1 });
  } catch (error) {
    if (signal.aborted) return;
    tell({ ...found, progress: 1, failure: error instanceof Error ? error.message : String(error) });
  }
}

/** A line of JSON each. */
async function* batchesOf(body: ReadableStream<Uint8Array>): AsyncGenerator<SearchBatch> {
  const reader = body.getReader();
  const decoder = new TextDecoder();
  let rest = "";
  for (;;) {
    const { done, value } = await reader.read();
    const lines = (rest + decoder.decode(value, { stream: !done })).split("\n");
    rest = lines.pop() ?? "";
    for (const line of lines) yield JSON.parse(line) as SearchBatch;
    if (done) return;
  }
}

function withBatch(found: SpanSearch, { hits, searched, total }: SearchBatch): SpanSearch {
  const all = new Map(found.hits);
  for (const hit of hits) all.set(hit.seq, hit);
  return {
    ...found,
    hits: all,
    seqs: [...all.keys()],
    count: hits.reduce((count, hit) => count + hit.count, found.count),
    progress: total === 0 ? 1 : searched / total,
  };
}
