/** A server-sent event with an id that the browser sends back when it reconnects. */
export interface StreamEvent {
  readonly id: number;
  readonly data: string;
}

interface EventSourceOptions {
  /** Reads what changed since `after`; null when nothing more will ever come, with the last event before it. */
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

/**
 * A stream of events: what is missing at once, then what changes, until the source has ended or the signal says so. A
 * change that arrives while another is being read is read afterwards: none is lost and no two readings overlap.
 */
export function eventStream({ read, subscribe, after, signal }: EventSourceOptions): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder();
  let stop = () => {};
  return new ReadableStream({
    start(controller) {
      let position = after;
      let open = true;
      let reading = false;
      let changed = false;
      let gather: NodeJS.Timeout | undefined;
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
          if (ended) stop();
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
      stop = () => {
        if (!open) return;
        open = false;
        clearInterval(heartbeat);
        clearTimeout(gather);
        unsubscribe();
        signal.removeEventListener("abort", stop);
        controller.close();
      };
      signal.addEventListener("abort", stop);
      send(`retry: ${RETRY_MS}\n\n`);
      if (signal.aborted) stop();
      else wake();
    },
    cancel: () => stop(),
  });
}
