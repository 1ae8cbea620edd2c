// A thread that loads the spans of a job, packs them and makes their tree: reading the JSON of 5,000 spans, or the tree of 100,000,
// would cost a page that somebody scrolls a frame.
import { SPANS_PER_PART, type SpanColumns } from "@/lib/contract/span-columns";
import { routes } from "@/lib/routes";
import { buffersOf, packSpans } from "@/lib/trajectory/packed-spans";
import { SpanTable } from "@/lib/trajectory/span-table";
import { buildSpanTree, type SpanTree } from "@/lib/trajectory/span-tree";
import type { LoaderMessage, LoaderOrder } from "./load-spans";

/** Parts that come faster than this, in milliseconds, are shown together: whoever scrolls would feel each of them. */
const SHOW_MS = 1500;

// What fails is told to the page as an error of this thread.
self.onmessage = ({ data }: MessageEvent<LoaderOrder>) => void load(data).catch(reportError);

async function load({ id, first, loaded }: LoaderOrder): Promise<void> {
  const table = new SpanTable(first);
  for (const spans of loaded) table.put(spans);
  for (let shownAt = Number.NEGATIVE_INFINITY; ; ) {
    const spans = await loadPart(routes.spanColumns(id, table.lastSeq));
    if (spans === null) return tell({ kind: "lost" });
    const packed = packSpans(spans);
    table.put(packed);
    const isLast = packed.length < SPANS_PER_PART;
    const isShown = isLast || performance.now() - shownAt >= SHOW_MS;
    if (isShown) shownAt = performance.now();
    const tree = isShown ? buildSpanTree(table) : null;
    tell({ kind: "part", spans: packed, tree, isLast }, [...buffersOf(packed), ...treeBuffers(tree)]);
    if (isLast) return;
  }
}

function treeBuffers(tree: SpanTree | null): ArrayBufferLike[] {
  return Object.values(tree ?? {}).flatMap((list: SpanTree[keyof SpanTree]) =>
    typeof list === "number" ? [] : list.buffer,
  );
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
