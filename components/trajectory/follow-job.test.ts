import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type { JobState } from "@/lib/contract/job";
import { followJob } from "./follow-job";

/** What a browser has for server-sent events, played by hand. */
class FakeEventSource {
  static readonly CLOSED = 2;
  static readonly opened: FakeEventSource[] = [];
  readonly listeners = new Map<string, () => void>();
  readyState = 1;
  onopen = () => {};
  onmessage = (_: { data: string }) => {};
  onerror = () => {};

  constructor(readonly url: string) {
    FakeEventSource.opened.push(this);
  }

  addEventListener(type: string, listener: () => void) {
    this.listeners.set(type, listener);
  }

  close() {
    this.readyState = FakeEventSource.CLOSED;
  }
}

beforeEach(() => {
  vi.useFakeTimers();
  vi.stubGlobal("EventSource", FakeEventSource);
  FakeEventSource.opened.length = 0;
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

function follow() {
  const told: string[] = [];
  const leave = followJob("j", 7, {
    take: ({ job, change }) => told.push(`${job.state} ${change}`),
    found: () => told.push("found"),
    lose: () => told.push("lost"),
  });
  return { told, leave };
}

function stream(index: number): FakeEventSource {
  const opened = FakeEventSource.opened[index];
  if (opened === undefined) throw new Error(`Only ${FakeEventSource.opened.length} streams were opened.`);
  return opened;
}

const batch = (state: JobState, change: number) => ({
  data: JSON.stringify({ job: { id: "j", state }, rows: [], change }),
});

test("batches that come after the job's end are taken; the stream's end closes it", () => {
  const { told } = follow();
  const events = stream(0);
  expect(events.url).toBe("/api/jobs/j/events?change=7");
  events.onopen();
  events.onmessage(batch("aborted", 8));
  expect(events.readyState).toBe(1);
  events.onmessage(batch("aborted", 9));
  events.listeners.get("end")?.();
  expect(events.readyState).toBe(FakeEventSource.CLOSED);
  vi.advanceTimersByTime(10_000);
  expect(FakeEventSource.opened.length).toBe(1);
  expect(told).toEqual(["found", "aborted 8", "aborted 9"]);
});

test("a stream that was refused is asked for again from where it was; found again without news", () => {
  const { told, leave } = follow();
  stream(0).onmessage(batch("running", 8));
  stream(0).close();
  stream(0).onerror();
  vi.advanceTimersByTime(3000);
  expect(stream(1).url).toBe("/api/jobs/j/events?change=8");
  stream(1).onopen();
  expect(told).toEqual(["running 8", "lost", "found"]);
  leave();
  expect(stream(1).readyState).toBe(FakeEventSource.CLOSED);
});

test("who leaves while the stream is lost is not brought back", () => {
  const { leave } = follow();
  stream(0).close();
  stream(0).onerror();
  leave();
  vi.advanceTimersByTime(10_000);
  expect(FakeEventSource.opened.length).toBe(1);
});
