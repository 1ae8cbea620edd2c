import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { type EventSink, eventStream, resumePoint } from "./server-sent-events";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

function open() {
  const abort = new AbortController();
  const sinks: EventSink[] = [];
  const detach = vi.fn();
  const stream = eventStream(abort.signal, "end", (sink) => {
    sinks.push(sink);
    return detach;
  });
  const [sink] = sinks;
  if (sink === undefined) throw new Error("nothing was attached");
  return { abort, stream, sink, detach };
}

test("events, a heartbeat, and an end that says so", async () => {
  const { stream, sink, detach } = open();
  const text = new Response(stream).text();
  sink.send({ id: 3, data: "{}" });
  await vi.advanceTimersByTimeAsync(15_100);
  sink.end();
  sink.send({ id: 4, data: "too late" });
  expect(await text).toBe("retry: 1000\n\nid: 3\ndata: {}\n\n: alive\n\nevent: end\ndata: ended\n\n");
  expect(detach).toHaveBeenCalledTimes(1);
  expect(vi.getTimerCount()).toBe(0);
});

test("the signal closes a stream, and a reader that goes away leaves nothing behind", async () => {
  const first = open();
  const text = new Response(first.stream).text();
  first.abort.abort();
  expect(await text).toBe("retry: 1000\n\n");
  expect(first.detach).toHaveBeenCalledTimes(1);
  const second = open();
  await second.stream.cancel();
  second.abort.abort();
  second.sink.close();
  expect(second.detach).toHaveBeenCalledTimes(1);
  expect(vi.getTimerCount()).toBe(0);
});

test("nothing is attached for a reader that has gone already", async () => {
  const abort = new AbortController();
  abort.abort();
  const attach = vi.fn();
  expect(await new Response(eventStream(abort.signal, "end", attach)).text()).toBe("retry: 1000\n\n");
  expect(attach).not.toHaveBeenCalled();
});

test("a reader that does not read is cut off before it fills the memory", () => {
  const { sink, detach } = open();
  const data = "x".repeat(1024 * 1024);
  for (let id = 0; id < 40; id++) sink.send({ id, data });
  expect(detach).toHaveBeenCalledTimes(1);
});

test("a stream goes on from the browser's last event, or where the page says", () => {
  const request = (headers: Record<string, string>, query = "?change=7") =>
    new Request(`http://localhost/events${query}`, { headers });
  expect(resumePoint(request({}), "change")).toBe(7);
  expect(resumePoint(request({ "last-event-id": "9" }), "change")).toBe(9);
  expect(resumePoint(request({}, ""), "change")).toBe(0);
  expect(resumePoint(request({}, "?change=-1"), "change")).toBe(0);
});
