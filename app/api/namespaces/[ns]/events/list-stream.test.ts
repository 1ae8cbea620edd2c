import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { jobRow } from "@/lib/testing/job-row";
import type { FeedSubscriber } from "./job-feed";
import { listStream } from "./list-stream";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

function open(readMissed = async () => [jobRow({ id: "missed" })]) {
  const subscribers = new Set<FeedSubscriber>();
  const abort = new AbortController();
  const stream = listStream({
    namespace: "upstream",
    subscribe: (subscriber) => {
      subscribers.add(subscriber);
      return () => void subscribers.delete(subscriber);
    },
    readMissed,
    signal: abort.signal,
  });
  return { stream, subscribers, abort };
}

/** Ids of the rows of each event. */
function idsOf(text: string): string[][] {
  const events = [...text.matchAll(/^data: (.*)$/gm)].map(([, data]) => JSON.parse(data ?? "") as { id: string }[]);
  return events.map((rows) => rows.map(({ id }) => id));
}

test("what was missed comes first and after each break, then what changes, until the server stops", async () => {
  const { stream, subscribers, abort } = open();
  const text = new Response(stream).text();
  await vi.advanceTimersByTimeAsync(0);
  for (const { take } of subscribers) take([jobRow({ id: "a" }), jobRow({ id: "b" })]);
  for (const { catchUp } of subscribers) catchUp();
  await vi.advanceTimersByTimeAsync(15_000);
  abort.abort();
  expect(idsOf(await text)).toEqual([["missed"], ["a", "b"], ["missed"]]);
  expect(await text).toMatch(/^retry: 2000\n\n[^]*\n: alive\n\n$/);
  expect([subscribers.size, vi.getTimerCount()]).toEqual([0, 0]);
});

test("without a database the stream ends, so that the browser comes back", async () => {
  const { stream, subscribers } = open(() => Promise.reject(new Error("no database")));
  expect(await new Response(stream).text()).toBe("retry: 2000\n\n");
  expect(subscribers.size).toBe(0);
});

test("a reader that goes away or does not read leaves nothing behind", async () => {
  const gone = open();
  await gone.stream.cancel();
  const slow = open();
  for (let n = 0; n < 300; n++) for (const { take } of slow.subscribers) take([jobRow()]);
  await vi.advanceTimersByTimeAsync(0);
  expect([gone.subscribers.size, slow.subscribers.size, vi.getTimerCount()]).toEqual([0, 0, 0]);
});
