import type { SpanColumns } from "@/lib/contract/span-columns";
import type { PackedSpans } from "@/lib/trajectory/packed-spans";
import type { SpanTree } from "@/lib/trajectory/span-tree";

/** What the loading thread is told to load: the spans of a job that come after the first ones. */
export interface LoaderOrder {
  readonly id: string;
  readonly first: SpanColumns;
}

/** Spans, and, when it is time to show them, the tree of all that have come. */
export interface LoadedPart {
  readonly spans: PackedSpans;
  readonly tree: SpanTree | null;
  readonly isLast: boolean;
}

/** What the thread says: a part came, or one could not be had and is asked for again. */
export type LoaderMessage = ({ readonly kind: "part" } & LoadedPart) | { readonly kind: "lost" };

interface Loader {
  readonly take: (part: LoadedPart) => void;
  /** A part came. */
  readonly found: () => void;
  /** A part could not be had, and is asked for again. */
  readonly lose: () => void;
}

/** Loads the spans of a job after the first ones in a thread of its own, until there are no more or the returned function is called. */
export function loadSpans(order: LoaderOrder, loader: Loader): () => void {
  const worker = new Worker(new URL("./span-loader.worker.ts", import.meta.url), { type: "module" });
  worker.onmessage = ({ data }: MessageEvent<LoaderMessage>) => {
    if (data.kind === "lost") {
      loader.lose();
      return;
    }
    loader.found();
    loader.take(data);
    if (data.isLast) worker.terminate();
  };
  worker.onerror = () => loader.lose();
  worker.postMessage(order);
  return () => worker.terminate();
}
