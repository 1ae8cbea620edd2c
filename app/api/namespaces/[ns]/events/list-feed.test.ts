import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type { JobRow } from "@/lib/contract/job";
import { type ChangeListener, EVERY_JOB } from "@/lib/db/changes";
import { jobRow } from "@/lib/testing/job-row";
import { ListFeed } from "./list-feed";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** Jobs whose rows a test changes, and whoever listens to them. */
function world() {
  const rows = new Map<string, JobRow>();
  const listeners = new Set<ChangeListener>();
  const reads: string[][] = [];
  const state = { away: false };
  const feed = new ListFeed({
    subscribe: (listener) => {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    readRows: async (ids) => {
      reads.push([...ids]);
      if (state.away) throw new Error("no database");
      return ids.flatMap((id) => rows.get(id) ?? []);
    },
  });
  return {
    feed,
    listeners,
    reads,
    state,
    change(id: string, given: Partial<JobRow> = {}) {
      const change = (rows.get(id)?.change ?? 0) + 1;
      rows.set(id, { ...(rows.get(id) ?? jobRow({ id })), ...given, change });
      for (const listener of listeners) listener(id, change);
    },
    reconnect() {
      for (const listener of listeners) listener(EVERY_JOB, 0);
    },
    follow(namespace = "upstream") {
      const told: string[] = [];
      const stop = feed.subscribe({
        namespace,
        take: (news) => told.push(news.map(({ id, state: now, change }) => `${id} ${now} ${change}`).join(", ")),
        catchUp: () => told.push("catch up"),
      });
      return { told, stop };
    },
  };
}

test("changes are gathered and read once for all, and each is told what is its own", async () => {
  const { feed: _, ...the } = world();
  const [one, two, other] = [the.follow(), the.follow(), the.follow("other")];
  the.change("a");
  the.change("b", { namespace: "other" });
  the.change("a");
  await vi.advanceTimersByTimeAsync(500);
  expect(the.reads).toEqual([["a", "b"]]);
  expect(the.listeners.size).toBe(1);
  expect([one.told, two.told, other.told]).toEqual([["a running 2"], ["a running 2"], ["b running 1"]]);
});

test("a row that is as it was is not told again", async () => {
  const the = world();
  const { told } = the.follow();
  the.change("a");
  await vi.advanceTimersByTimeAsync(500);
  the.change("a");
  the.change("c");
  await vi.advanceTimersByTimeAsync(500);
  the.change("a", { state: "finished" });
  await vi.advanceTimersByTimeAsync(500);
  expect(told).toEqual(["a running 1", "c running 1", "a finished 3"]);
});

test("when the connection was lost everyone catches up, and what could not be read is read later", async () => {
  const the = world();
  const { told } = the.follow();
  the.state.away = true;
  the.change("a");
  await vi.advanceTimersByTimeAsync(1200);
  expect(told).toEqual([]);
  the.state.away = false;
  the.reconnect();
  await vi.advanceTimersByTimeAsync(500);
  expect(told).toEqual(["catch up", "a running 1"]);
});

test("a change during a reading is read afterwards, and thousands in several readings", async () => {
  const the = world();
  const { told } = the.follow();
  for (let n = 0; n < 1200; n++) the.change(`job-${n}`);
  await vi.advanceTimersByTimeAsync(500);
  the.change("late");
  await vi.advanceTimersByTimeAsync(1000);
  expect(the.reads.map(({ length }) => length)).toEqual([500, 500, 201]);
  expect(told.join(", ").split(", ")).toHaveLength(1201);
});

test("nothing is left when the last one has gone", async () => {
  const the = world();
  const [one, two] = [the.follow(), the.follow()];
  one.stop();
  expect(the.listeners.size).toBe(1);
  the.change("a");
  two.stop();
  expect(the.listeners.size).toBe(0);
  expect(vi.getTimerCount()).toBe(0);
  const again = the.follow();
  the.change("a");
  await vi.advanceTimersByTimeAsync(500);
  expect(again.told).toEqual(["a running 2"]);
});
