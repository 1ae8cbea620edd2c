import type { SpanColumns } from "@/lib/contract/span-columns";
import type { PackedSpans } from "@/lib/trajectory/packed-spans";
import type { SpanTree } from "@/lib/trajectory/span-tree";

/** What the loading thread is told to load: the spans of a job that come after those that are there. */
export interface LoaderOrder {
  readonly id: string;
  readonly first: SpanColumns;
  /** What an earlier thread loaded after the first ones before it was lost. */
  readonly loaded: readonly PackedSpans[];
}

/** Spans, and, when it is time to show them, the tree of all that have come. */
export interface LoadedPart {
  readonly spans: PackedSpans;
  readonly tree: SpanTree | null;
  readonly isLast: boolean;
}

/** What the thread says: a part came, or one could not be had and the thread is done. */
export type LoaderMessage = ({ readonly kind: "part" } & LoadedPart) | { readonly kind: "lost" };

interface Loader {
  readonly take: (part: LoadedPart) => void;
  /** A part came. */
  readonly found: () => void;
  /** A part, or the thread itself, could not be had, and is asked for again. */
  readonly lose: () => void;
}

/** Spans that are being loaded. */
export interface SpanLoading {
  /** Asks for what was lost at once instead of when it is time; does nothing while all is well. */
  readonly retry: () => void;
  readonly stop: () => void;
}

/** After a failure, and at most, in milliseconds: the wait doubles until a part comes. */
const FIRST_WAIT_MS = 1000;
const LONGEST_WAIT_MS = 30_000;

/**
 * Loads the spans of a job after the first ones in a thread of its own, until there are no more or it is stopped. A thread that
 * cannot start (its script is not to be had), fails, or is not answered is replaced by another one, which goes on from there.
 */
export function loadSpans(id: string, first: SpanColumns, { take, found, lose }: Loader): SpanLoading {
  const loaded: PackedSpans[] = [];
  let worker: Worker | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let wait = FIRST_WAIT_MS;

  const end = () => {
    clearTimeout(timer);
    timer = undefined;
    worker?.terminate();
  };
  const fail = () => {
    end();
    lose();
    timer = setTimeout(start, wait);
    wait = Math.min(wait * 2, LONGEST_WAIT_MS);
  };
  const start = () => {
    end();
    worker = new Worker(new URL("./span-loader.worker.ts", import.meta.url), { type: "module" });
    worker.onerror = fail;
    worker.onmessage = ({ data }: MessageEvent<LoaderMessage>) => {
      if (data.kind === "lost") return fail();
      wait = FIRST_WAIT_MS;
      loaded.push(data.spans);
      found();
      take(data);
      if (data.isLast) end();
    };
    const order: LoaderOrder = { id, first, loaded };
    worker.postMessage(order);
  };
  start();
  return {
    retry: () => {
      if (timer !== undefined) start();
    },
    stop: end,
  };
}
