import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { eventStream } from "./event-stream";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const END = "event: end\ndata: ended\n\n";

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
    await vi.advanceTimersByTimeAsync(250 + 2000);
  });
  expect(text).toBe(
    `retry: 1000\n\nid: 1\ndata: {"change":1}\n\nid: 2\ndata: {"change":2}\n\nid: 3\ndata: {"change":3}\n\n${END}`,
  );
  expect(from.state.reads).toEqual([0, 1, 2]);
  expect(from.state.listeners.size).toBe(0);
});

test("what comes after the end is sent, until it has been quiet for a while", async () => {
  const from = source(2);
  const stream = eventStream({ ...from, after: 0, signal: new AbortController().signal });
  const text = await textOf(stream, async () => {
    await vi.advanceTimersByTimeAsync(250);
    from.raise(2); // the end
    await vi.advanceTimersByTimeAsync(1900);
    from.raise(3);
    await vi.advanceTimersByTimeAsync(2100);
    from.raise(4); // told just before the quiet time is over, and not read yet when it is
    await vi.advanceTimersByTimeAsync(150);
    expect(from.state.listeners.size).toBe(1);
    await vi.advanceTimersByTimeAsync(2200);
  });
  expect(text.match(/id: \d/g)).toEqual(["id: 1", "id: 2", "id: 3", "id: 4"]);
  expect(text.endsWith(END)).toBe(true);
  expect(from.state.listeners.size).toBe(0);
});

test("a reader that goes away leaves nothing behind, whatever happens afterwards", async () => {
  const from = source(2);
  const abort = new AbortController();
  const reader = eventStream({ ...from, after: 0, signal: abort.signal }).getReader();
  await vi.advanceTimersByTimeAsync(250);
  await reader.cancel();
  expect(from.state.listeners.size).toBe(0);
  expect(vi.getTimerCount()).toBe(0);
  from.raise(2);
  abort.abort();
  await vi.advanceTimersByTimeAsync(20_000);
  expect(from.state.reads).toEqual([0]);
});

test("a reader that goes away during a reading leaves nothing behind", async () => {
  const from = source(2);
  let answer = (_: Awaited<ReturnType<typeof from.read>>) => {};
  const read = () => new Promise<Awaited<ReturnType<typeof from.read>>>((resolve) => (answer = resolve));
  const reader = eventStream({ ...from, read, after: 0, signal: new AbortController().signal }).getReader();
  await vi.advanceTimersByTimeAsync(250);
  await reader.cancel();
  answer({ event: { id: 2, data: "{}" }, ended: true });
  await vi.advanceTimersByTimeAsync(0);
  expect(vi.getTimerCount()).toBe(0);
});

test("changes in quick succession are one reading", async () => {
  const from = source(9);
  const stream = eventStream({ ...from, after: 1, signal: new AbortController().signal });
  const text = await textOf(stream, async () => {
    for (const change of [4, 5, 9]) from.raise(change);
    await vi.advanceTimersByTimeAsync(250 + 2000);
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
