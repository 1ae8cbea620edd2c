import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { SpanFeed } from "./span-feed";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** A source of numbered changes that ends with `end`, and the feed of it. */
function source(end: number) {
  const state = {
    change: 1,
    reads: [] as number[],
    listeners: new Set<() => void>(),
    idle: 0,
    broken: false,
    most: 99,
  };
  const feed = new SpanFeed({
    pulse: async () => {
      if (state.broken) throw new Error("no database");
      return { change: state.change, ended: state.change >= end };
    },
    read: async (after, { change }) => {
      state.reads.push(after);
      return { id: Math.min(change, after + state.most), data: `from ${after}` };
    },
    subscribe: (listener) => {
      state.listeners.add(listener);
      return () => void state.listeners.delete(listener);
    },
    onIdle: () => {
      state.idle += 1;
    },
  });
  const raise = (change: number) => {
    state.change = change;
    for (const listener of state.listeners) listener();
  };
  return { state, feed, raise };
}

function reader(feed: SpanFeed, position: number) {
  const got: string[] = [];
  const leave = feed.join(
    {
      send: ({ id, data }) => void got.push(`${id} ${data}`),
      end: () => {
        got.push("end");
        leave();
      },
      close: () => {
        got.push("close");
        leave();
      },
    },
    position,
  );
  return { got, leave };
}

const tick = (ms = 250) => vi.advanceTimersByTimeAsync(ms);

test("sends what is missing, then changes, and ends when the source has ended and it was quiet for a while", async () => {
  const { state, feed, raise } = source(3);
  const { got } = reader(feed, 0);
  await tick();
  raise(2);
  await tick();
  raise(3);
  await tick();
  raise(4); // what was written after the end
  await tick(250 + 2000);
  expect(got).toEqual(["1 from 0", "2 from 1", "3 from 2", "4 from 3", "end"]);
  expect(state.listeners.size).toBe(0);
  expect(state.idle).toBe(1);
});

test("a change told just before the quiet time is over is sent before the end", async () => {
  const { feed, raise } = source(1);
  const { got } = reader(feed, 0);
  await tick(2100);
  raise(2);
  await tick(150);
  expect(got).toEqual(["1 from 0"]);
  await tick(2300);
  expect(got).toEqual(["1 from 0", "2 from 1", "end"]);
});

test("readers at the same place share one reading, those who come later get what they miss", async () => {
  const { state, feed, raise } = source(99);
  const early = Array.from({ length: 50 }, () => reader(feed, 1));
  await tick();
  state.reads.length = 0;
  raise(5);
  await tick();
  expect(state.reads).toEqual([1]);
  expect(new Set(early.map(({ got }) => got.join()))).toEqual(new Set(["5 from 1"]));
  const late = reader(feed, 0);
  await tick();
  expect(late.got).toEqual(["5 from 0"]);
  raise(6);
  await tick();
  expect(state.reads).toEqual([1, 0, 5]);
  expect(late.got).toEqual(["5 from 0", "6 from 5"]);
  expect(early[0]?.got).toEqual(["5 from 1", "6 from 5"]);
});

test("readers that joined at different times share a reading after their first one", async () => {
  const { state, feed, raise } = source(99);
  const readers: ReturnType<typeof reader>[] = [];
  for (let count = 0; count < 20; count++) {
    readers.push(reader(feed, 0));
    raise(state.change + 1);
    await tick(60);
  }
  await tick(1000);
  state.reads.length = 0;
  raise(60);
  await tick();
  expect(state.reads).toHaveLength(1);
  expect(new Set(readers.map(({ got }) => got.at(-1)))).toEqual(new Set(["60 from 21"]));
});

test("a reader that is far behind is brought up part by part", async () => {
  const { state, feed } = source(99);
  Object.assign(state, { change: 10, most: 4 });
  const { got } = reader(feed, 0);
  await tick();
  expect(got).toEqual(["4 from 0", "8 from 4", "10 from 8"]);
});

test("changes in quick succession are one reading", async () => {
  const { state, feed, raise } = source(99);
  reader(feed, 1);
  for (const change of [4, 5, 9]) raise(change);
  await tick();
  expect(state.reads).toEqual([1]);
});

test("readers that go away leave nothing behind, whatever happens afterwards", async () => {
  const { state, feed, raise } = source(2);
  const { got, leave } = reader(feed, 0);
  await tick();
  leave();
  expect(state.listeners.size).toBe(0);
  expect(vi.getTimerCount()).toBe(0);
  raise(2);
  await tick(20_000);
  expect(got).toEqual(["1 from 0"]);
});

test("a reader that goes away during a reading is sent nothing", async () => {
  const { feed } = source(9);
  const { got, leave } = reader(feed, 0);
  vi.advanceTimersByTime(200);
  leave();
  await tick(0);
  expect(got).toEqual([]);
  expect(vi.getTimerCount()).toBe(0);
});

test("a source that fails closes the streams, so that the browsers reconnect", async () => {
  const { state, feed } = source(9);
  state.broken = true;
  const { got } = reader(feed, 0);
  await tick();
  expect(got).toEqual(["close"]);
  expect(state.idle).toBe(1);
});
