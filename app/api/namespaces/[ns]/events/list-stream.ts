import type { JobRow } from "@/lib/contract/job";
import type { FeedSubscriber } from "./job-feed";

interface ListStreamOptions {
  readonly namespace: string;
  /** Tells a subscriber what changes until the returned function is called. */
  readonly subscribe: (subscriber: FeedSubscriber) => () => void;
  /** Reads what the browser may have missed. */
  readonly readMissed: () => Promise<readonly JobRow[]>;
  /** Ends the stream. */
  readonly signal: AbortSignal;
}

/** A comment is sent this often: proxies close connections on which nothing moves, and a dead one is found out. */
const HEARTBEAT_MS = 15_000;
const RETRY_MS = 2000;
/** A reader that is this many events behind is let go: it comes back, and reads what it missed. */
const MAX_BEHIND = 200;

/**
 * A stream of server-sent events, each an array of rows: at first, and whenever changes may have been missed, what the
 * browser may not have, then what changes.
 */
export function listStream(options: ListStreamOptions): ReadableStream<Uint8Array> {
  const { namespace, subscribe, readMissed, signal } = options;
  const encoder = new TextEncoder();
  let release = () => {};
  return new ReadableStream({
    start(controller) {
      let open = true;
      const stop = () => {
        if (!open) return;
        release();
        controller.close();
      };
      const send = (text: string) => {
        if (!open) return;
        controller.enqueue(encoder.encode(text));
        if ((controller.desiredSize ?? 0) < -MAX_BEHIND) stop();
      };
      const take = (rows: readonly JobRow[]) => {
        if (rows.length > 0) send(`data: ${JSON.stringify(rows)}\n\n`);
      };
      // The database is away: the browser comes back by itself.
      const catchUp = () => void readMissed().then(take, stop);
      const heartbeat = setInterval(() => send(": alive\n\n"), HEARTBEAT_MS);
      const unsubscribe = subscribe({ namespace, take, catchUp });
      release = () => {
        open = false;
        clearInterval(heartbeat);
        unsubscribe();
        signal.removeEventListener("abort", stop);
      };
      signal.addEventListener("abort", stop);
      send(`retry: ${RETRY_MS}\n\n`);
      if (signal.aborted) stop();
      else catchUp();
    },
    // The reader has closed the stream already.
    cancel: () => release(),
  });
}
