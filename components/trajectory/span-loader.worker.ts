// A thread that loads the spans of a job after a seq, part by part, and packs them: reading the JSON of 5,000 spans would cost a page
// that somebody scrolls a frame.
import { SPANS_PER_PART, type SpanColumns } from "@/lib/contract/span-columns";
import { routes } from "@/lib/routes";
import { buffersOf, packSpans } from "@/lib/trajectory/packed-spans";
import type { LoaderMessage, LoaderOrder } from "./load-spans";

const RETRY_MS = 3000;

self.onmessage = ({ data }: MessageEvent<LoaderOrder>) => void load(data);

async function load({ id, afterSeq }: LoaderOrder): Promise<void> {
  for (let after = afterSeq; ; ) {
    const spans = await loadPart(routes.spanColumns(id, after));
    if (spans === null) {
      tell({ kind: "lost" });
      await new Promise((resolve) => setTimeout(resolve, RETRY_MS));
      continue;
    }
    const packed = packSpans(spans);
    const isLast = packed.length < SPANS_PER_PART;
    tell({ kind: "part", spans: packed, isLast }, buffersOf(packed));
    if (isLast) return;
    after = spans.seq.at(-1) ?? after;
  }
}

async function loadPart(url: string): Promise<SpanColumns | null> {
  try {
    const response = await fetch(url);
    return response.ok ? ((await response.json()) as SpanColumns) : null;
  } catch {
    return null;
  }
}

function tell(message: LoaderMessage, transfer: Transferable[] = []): void {
  self.postMessage(message, { transfer });
}
