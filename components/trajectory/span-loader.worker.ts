// A thread that loads the spans of a job, packs them and makes their tree: reading the JSON of 5,000 spans, or the tree of 100,000,
// would cost a page that somebody scrolls a frame.
import { SPANS_PER_PART, type SpanColumns } from "@/lib/contract/span-columns";
import { routes } from "@/lib/routes";
import { buffersOf, packSpans } from "@/lib/trajectory/packed-spans";
import { SpanTable } from "@/lib/trajectory/span-table";
import { buildSpanTree, type SpanTree } from "@/lib/trajectory/span-tree";
import type { LoaderMessage, LoaderOrder } from "./load-spans";

const RETRY_MS = 3000;
/** Parts that come faster than this, in milliseconds, are shown together: whoever scrolls would feel each of them. */
const SHOW_MS = 1500;

self.onmessage = ({ data }: MessageEvent<LoaderOrder>) => void load(data);

async function load({ id, first }: LoaderOrder): Promise<void> {
  const table = new SpanTable(first);
  for (let shownAt = Number.NEGATIVE_INFINITY; ; ) {
    const spans = await loadPart(routes.spanColumns(id, table.lastSeq));
    if (spans === null) {
      tell({ kind: "lost" });
      await new Promise((resolve) => setTimeout(resolve, RETRY_MS));
      continue;
    }
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
