import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { eventStream } from "./event-stream";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** A source of numbered changes; `end` is the change with which it ends. */
function source(end: number) {
  const state = { change: 1, reads: [] as number[], listeners: new Set<() => void>() };
  return {
    state,
    raise(change: number) {
      state.change = change;
      for (const listener of state.listeners) listener();
    },
    read: async (after: number) => {
      state.reads.push(after);
      const event = state.change > after ? { id: state.change, data: `{"change":${state.change}}` } : null;
      return { event, ended: state.change >= end };
    },
    subscribe: (listener: () => void) => {
      state.listeners.add(listener);
      return () => void state.listeners.delete(listener);
    },
  };
}

async function textOf(stream: ReadableStream<Uint8Array>, during: () => Promise<void>): Promise<string> {
  const text = new Response(stream).text();
  await during();
  return text;
}

test("sends what is missing, then changes, and closes when the source has ended", async () => {
  const from = source(3);
  const stream = eventStream({ ...from, after: 0, signal: new AbortController().signal });
  const text = await textOf(stream, async () => {
    await vi.advanceTimersByTimeAsync(250);
    from.raise(2);
    await vi.advanceTimersByTimeAsync(250);
    from.raise(3);
    await vi.advanceTimersByTimeAsync(250);
  });
  expect(text).toBe(
    'retry: 1000\n\nid: 1\ndata: {"change":1}\n\nid: 2\ndata: {"change":2}\n\nid: 3\ndata: {"change":3}\n\n',
  );
  expect(from.state.reads).toEqual([0, 1, 2]);
  expect(from.state.listeners.size).toBe(0);
});

test("changes in quick succession are one reading", async () => {
  const from = source(9);
  const stream = eventStream({ ...from, after: 1, signal: new AbortController().signal });
  const text = await textOf(stream, async () => {
    for (const change of [4, 5, 9]) from.raise(change);
    await vi.advanceTimersByTimeAsync(250);
  });
  expect(text).toContain("id: 9\n");
  expect(from.state.reads).toEqual([1]);
});

test("a heartbeat keeps it open, the signal closes it", async () => {
  const from = source(9);
  const abort = new AbortController();
  const stream = eventStream({ ...from, after: 1, signal: abort.signal });
  const text = await textOf(stream, async () => {
    await vi.advanceTimersByTimeAsync(15_100);
    abort.abort();
  });
  expect(text).toBe("retry: 1000\n\n: alive\n\n");
  expect(from.state.listeners.size).toBe(0);
});

test("a source that fails closes the stream, so that the browser reconnects", async () => {
  const from = source(9);
  const read = () => Promise.reject(new Error("no database"));
  const text = await textOf(
    eventStream({ ...from, read, after: 1, signal: new AbortController().signal }),
    async () => {
      await vi.advanceTimersByTimeAsync(250);
    },
  );
  expect(text).toBe("retry: 1000\n\n");
  expect(from.state.listeners.size).toBe(0);
});
