import { expect, test } from "vitest";
import type { EventSink } from "@/app/api/server-sent-events";
import { jobRow } from "@/lib/testing/job-row";
import { followList } from "./follow-list";
import type { FeedSubscriber } from "./list-feed";

function follow(readMissed = async () => [jobRow({ id: "missed" })]) {
  const subscribers = new Set<FeedSubscriber>();
  const sent: string[] = [];
  const sink: EventSink = {
    send: ({ id, data }) => {
      const rows = JSON.parse(data) as { id: string }[];
      sent.push(`${id}: ${rows.map((row) => row.id).join(" ")}`);
    },
    end: () => sent.push("end"),
    close: () => sent.push("close"),
  };
  const subscribe = (subscriber: FeedSubscriber) => {
    subscribers.add(subscriber);
    return () => void subscribers.delete(subscriber);
  };
  const stop = followList({ namespace: "upstream", subscribe, readMissed }, sink);
  return { sent, subscribers, stop };
}

const settled = () => new Promise((resolve) => setImmediate(resolve));

test("what was missed comes first and after each break, then what changes", async () => {
  const { sent, subscribers, stop } = follow();
  await settled();
  for (const { take, namespace } of subscribers) {
    expect(namespace).toBe("upstream");
    take([jobRow({ id: "a" }), jobRow({ id: "b" })]);
    take([]);
  }
  for (const { catchUp } of subscribers) catchUp();
  await settled();
  expect(sent).toEqual(["1: missed", "2: a b", "3: missed"]);
  stop();
  expect(subscribers.size).toBe(0);
});

test("without a database the stream is closed, so that the browser comes back", async () => {
  const { sent } = follow(() => Promise.reject(new Error("no database")));
  await settled();
  expect(sent).toEqual(["close"]);
});
