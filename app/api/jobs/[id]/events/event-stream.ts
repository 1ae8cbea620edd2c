import { END_EVENT } from "@/components/trajectory/live-events";

/** A server-sent event with an id that the browser sends back when it reconnects. */
export interface StreamEvent {
  readonly id: number;
  readonly data: string;
}

interface EventSourceOptions {
  /** Reads what changed since `after`; null when nothing did. `ended` when nothing more will come but stragglers. */
  readonly read: (after: number) => Promise<{ event: StreamEvent | null; ended: boolean }>;
  /** Calls back at every change until the returned function is called. */
  readonly subscribe: (listener: () => void) => () => void;
  /** Where to go on from. */
  readonly after: number;
  /** Ends the stream. */
  readonly signal: AbortSignal;
}

/** Changes are gathered for this long before they are read and sent. */
const GATHER_MS = 200;
/** A comment is sent this often: proxies close connections on which nothing moves, and a dead one is found out. */
const HEARTBEAT_MS = 15_000;
const RETRY_MS = 1000;
/** A source that has ended is followed until nothing came for this long: what ran when a job was aborted is written after it. */
const QUIET_MS = 2000;

/**
 * A stream of events: what is missing at once, then what changes, until the source has ended or the signal says so. A
 * change that arrives while another is being read is read afterwards: none is lost and no two readings overlap. When the
 * source has ended and nothing more came for a while, a last event of the type {@link END_EVENT} says that there is no
 * use in coming back.
 */
export function eventStream({ read, subscribe, after, signal }: EventSourceOptions): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder();
  let release = () => {};
  return new ReadableStream({
    start(controller) {
      let position = after;
      let open = true;
      let reading = false;
      let changed = false;
      let gather: NodeJS.Timeout | undefined;
      let quiet: NodeJS.Timeout | undefined;
      const send = (text: string) => open && controller.enqueue(encoder.encode(text));
      const heartbeat = setInterval(() => send(": alive\n\n"), HEARTBEAT_MS);

      const pump = async () => {
        if (reading || !open) return;
        reading = true;
        while (changed && open) {
          changed = false;
          const { event, ended } = await read(position);
          if (event !== null) {
            position = Math.max(position, event.id);
            send(`id: ${event.id}\ndata: ${event.data}\n\n`);
          }
          if (ended && open) {
            clearTimeout(quiet);
            quiet = setTimeout(end, QUIET_MS);
          }
        }
        reading = false;
      };
      const wake = () => {
        changed = true;
        gather ??= setTimeout(() => {
          gather = undefined;
          // The database is away: the browser comes back by itself and goes on from the last event.
          pump().catch(stop);
        }, GATHER_MS);
      };
      const unsubscribe = subscribe(wake);
      release = () => {
        open = false;
        clearInterval(heartbeat);
        clearTimeout(gather);
        clearTimeout(quiet);
        unsubscribe();
        signal.removeEventListener("abort", stop);
      };
      const stop = () => {
        if (!open) return;
        release();
        controller.close();
      };
      const end = () => {
        // What is still to be read is read first; the quiet time begins again after it.
        if (changed || reading) return;
        send(`event: ${END_EVENT}\ndata: ended\n\n`);
        stop();
      };
      signal.addEventListener("abort", stop);
      send(`retry: ${RETRY_MS}\n\n`);
      if (signal.aborted) stop();
      else wake();
    },
    // The reader has closed the stream already.
    cancel: () => release(),
  });
}
