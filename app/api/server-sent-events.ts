import { shutdownSignal } from "./shutdown-signal";

/** A server-sent event with an id that the browser sends back when it reconnects. */
export interface StreamEvent {
  readonly id: number;
  readonly data: string;
}

/** One open stream. */
export interface EventSink {
  /** Does nothing once the stream is closed. */
  readonly send: (event: StreamEvent) => void;
  /** Says that no more comes and that there is no use in coming back, and closes. */
  readonly end: () => void;
  /** Closes: the browser comes back by itself and goes on from the last event. */
  readonly close: () => void;
}

/** A comment is sent this often: proxies close connections on which nothing moves, and a dead one is found out. */
const HEARTBEAT_MS = 15_000;
const RETRY_MS = 1000;
/** Bytes that wait for a reader that does not read; with more the stream is closed, so that memory stays flat. */
const MAX_WAITING = 16 * 1024 * 1024;

/**
 * Answers with a stream of events. `attach` gets the sink and returns what detaches it: called once, when the reader has gone,
 * the server stops, or the stream was closed or ended.
 */
export function serverSentEvents(
  request: Request,
  endEvent: string,
  attach: (sink: EventSink) => () => void,
): Response {
  const signal = AbortSignal.any([request.signal, shutdownSignal()]);
  return new Response(eventStream(signal, endEvent, attach), {
    headers: {
      "Content-Type": "text/event-stream; charset=utf-8",
      "Cache-Control": "no-cache, no-transform",
      "X-Accel-Buffering": "no",
      // A server that stops takes no new connection; on the old one the browser would come back for ever.
      Connection: "close",
    },
  });
}

export function eventStream(
  signal: AbortSignal,
  endEvent: string,
  attach: (sink: EventSink) => () => void,
): ReadableStream<Uint8Array> {
  let release = () => {};
  const start = (controller: ReadableStreamDefaultController<Uint8Array>) => {
    let open = true;
    const write = (bytes: Uint8Array) => {
      if (!open) return;
      controller.enqueue(bytes);
      if ((controller.desiredSize ?? 0) < -MAX_WAITING) close();
    };
    const close = () => {
      if (!open) return;
      release();
      controller.close();
    };
    const heartbeat = setInterval(() => write(encode(": alive\n\n")), HEARTBEAT_MS);
    let detach: (() => void) | null = null;
    release = () => {
      open = false;
      clearInterval(heartbeat);
      signal.removeEventListener("abort", close);
      detach?.();
    };
    write(encode(`retry: ${RETRY_MS}\n\n`));
    signal.addEventListener("abort", close);
    if (signal.aborted) return close();
    detach = attach({
      send: (event) => write(bytesOf(event)),
      end: () => {
        write(encode(`event: ${endEvent}\ndata: ended\n\n`));
        close();
      },
      close,
    });
    if (!open) detach();
  };
  // The reader has closed the stream already when it cancels it.
  return new ReadableStream({ start, cancel: () => release() }, new ByteLengthQueuingStrategy({ highWaterMark: 0 }));
}

const encoder = new TextEncoder();

function encode(text: string): Uint8Array {
  return encoder.encode(text);
}

/** The bytes of events that many streams send: they are made once. */
const sent = new WeakMap<StreamEvent, Uint8Array>();

function bytesOf(event: StreamEvent): Uint8Array {
  const known = sent.get(event);
  if (known !== undefined) return known;
  const bytes = encode(`id: ${event.id}\ndata: ${event.data}\n\n`);
  sent.set(event, bytes);
  return bytes;
}

/** Where a stream goes on from: a browser that reconnects says what it has; a new one is told by the page. */
export function resumePoint(request: Request, parameter: string): number {
  const given = request.headers.get("last-event-id") ?? new URL(request.url).searchParams.get(parameter) ?? "";
  return /^\d{1,15}$/.test(given) ? Number(given) : 0;
}
