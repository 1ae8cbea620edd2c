import type { PackedSpans } from "@/lib/trajectory/packed-spans";

/** What the loading thread is told to load. */
export interface LoaderOrder {
  readonly id: string;
  readonly afterSeq: number;
}

/** What it says: a part came, or one could not be had and is asked for again. */
export type LoaderMessage =
  | { readonly kind: "part"; readonly spans: PackedSpans; readonly isLast: boolean }
  | { readonly kind: "lost" };

interface Loader {
  readonly take: (spans: PackedSpans, isLast: boolean) => void;
  /** A part came. */
  readonly found: () => void;
  /** A part could not be had, and is asked for again. */
  readonly lose: () => void;
}

/** Loads the spans of a job after a seq in a thread of its own, until there are no more or the returned function is called. */
export function loadSpans(order: LoaderOrder, loader: Loader): () => void {
  const worker = new Worker(new URL("./span-loader.worker.ts", import.meta.url), { type: "module" });
  worker.onmessage = ({ data }: MessageEvent<LoaderMessage>) => {
    if (data.kind === "lost") {
      loader.lose();
      return;
    }
    loader.found();
    loader.take(data.spans, data.isLast);
    if (data.isLast) worker.terminate();
  };
  worker.onerror = () => loader.lose();
  worker.postMessage(order);
  return () => worker.terminate();
}
