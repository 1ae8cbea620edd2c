import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { spanColumns, spanLine } from "@/lib/testing/span-rows";
import { packSpans } from "@/lib/trajectory/packed-spans";
import { type LoaderMessage, type LoaderOrder, loadSpans } from "./load-spans";

/** A thread that is played by hand. */
class FakeWorker {
  static readonly started: FakeWorker[] = [];
  ended = false;
  order: LoaderOrder | null = null;
  onmessage = (_: { data: LoaderMessage }) => {};
  onerror = () => {};

  constructor() {
    FakeWorker.started.push(this);
  }

  postMessage(order: LoaderOrder) {
    this.order = structuredClone(order);
  }

  terminate() {
    this.ended = true;
  }
}

beforeEach(() => {
  vi.useFakeTimers();
  vi.stubGlobal("Worker", FakeWorker);
  FakeWorker.started.length = 0;
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

const first = spanColumns(spanLine(0));

function load() {
  const told: string[] = [];
  const loading = loadSpans("j", first, {
    take: ({ spans, isLast }) => told.push(`${spans.columns.seq}${isLast ? " last" : ""}`),
    found: () => told.push("found"),
    lose: () => told.push("lost"),
  });
  return { told, loading };
}

function thread(index: number): FakeWorker {
  const started = FakeWorker.started[index];
  if (started === undefined) throw new Error(`Only ${FakeWorker.started.length} threads were started.`);
  return started;
}

const part = (seq: number, isLast = false) => ({
  data: { kind: "part", spans: packSpans(spanColumns(spanLine(seq))), tree: null, isLast } as const,
});

test("parts are taken until the last one, which ends the thread", () => {
  const { told } = load();
  expect(thread(0).order).toEqual({ id: "j", first, loaded: [] });
  thread(0).onmessage(part(1));
  expect(thread(0).ended).toBe(false);
  thread(0).onmessage(part(2, true));
  expect(thread(0).ended).toBe(true);
  vi.advanceTimersByTime(60_000);
  expect(FakeWorker.started).toHaveLength(1);
  expect(told).toEqual(["found", "1", "found", "2 last"]);
});

test("a thread that cannot start is started again, later each time", () => {
  const { told } = load();
  for (const [index, wait] of [1000, 2000, 4000, 8000, 16_000, 30_000, 30_000].entries()) {
    thread(index).onerror();
    expect(thread(index).ended).toBe(true);
    vi.advanceTimersByTime(wait - 1);
    expect(FakeWorker.started).toHaveLength(index + 1);
    vi.advanceTimersByTime(1);
    expect(FakeWorker.started).toHaveLength(index + 2);
  }
  thread(7).onmessage(part(1, true));
  expect(told).toEqual([...Array(7).fill("lost"), "found", "1 last"]);
});

test("what was lost goes on from what was loaded, and a part that came makes the wait short again", () => {
  load();
  thread(0).onerror();
  vi.advanceTimersByTime(1000);
  thread(1).onmessage(part(1));
  thread(1).onmessage(part(2));
  thread(1).onmessage({ data: { kind: "lost" } });
  vi.advanceTimersByTime(1000);
  expect(thread(2).order?.loaded.map(({ columns }) => [...columns.seq])).toEqual([[1], [2]]);
});

test("a retry does not wait, and only one thread is started", () => {
  const { loading } = load();
  thread(0).onerror();
  loading.retry();
  expect(FakeWorker.started).toHaveLength(2);
  loading.retry();
  vi.advanceTimersByTime(60_000);
  expect(FakeWorker.started).toHaveLength(2);
  thread(1).onmessage(part(1, true));
  loading.retry();
  expect(FakeWorker.started).toHaveLength(2);
});

test("who leaves ends the thread, and none is started afterwards", () => {
  const { loading } = load();
  thread(0).onerror();
  loading.stop();
  loading.retry();
  vi.advanceTimersByTime(60_000);
  expect(FakeWorker.started).toHaveLength(1);
  const running = load();
  running.loading.stop();
  expect(thread(1).ended).toBe(true);
});
