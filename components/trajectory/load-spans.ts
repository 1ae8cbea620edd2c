import { SPANS_PER_PART, type SpanColumns } from "@/lib/contract/span-columns";
import { routes } from "@/lib/routes";

interface Loader {
  readonly take: (spans: SpanColumns, isLast: boolean) => void;
  /** A part came. */
  readonly found: () => void;
  /** A part could not be had, and is asked for again. */
  readonly lose: () => void;
}

const RETRY_MS = 3000;

/** Loads the spans of a job after a seq, part by part, until there are no more or the returned function is called. */
export function loadSpans(id: string, afterSeq: number, loader: Loader): () => void {
  const abort = new AbortController();
  void loadAll(id, afterSeq, loader, abort.signal);
  return () => abort.abort();
}

async function loadAll(id: string, afterSeq: number, loader: Loader, signal: AbortSignal): Promise<void> {
  for (let after = afterSeq; ; ) {
    const spans = await loadPart(routes.spanColumns(id, after), signal);
    if (signal.aborted) return;
    if (spans === null) {
      loader.lose();
      await new Promise((resolve) => setTimeout(resolve, RETRY_MS));
      continue;
    }
    loader.found();
    const isLast = spans.seq.length < SPANS_PER_PART;
    loader.take(spans, isLast);
    if (isLast) return;
    after = spans.seq.at(-1) ?? after;
  }
}

async function loadPart(url: string, signal: AbortSignal): Promise<SpanColumns | null> {
  try {
    const response = await fetch(url, { signal });
    return response.ok ? ((await response.json()) as SpanColumns) : null;
  } catch {
    return null;
  }
}
