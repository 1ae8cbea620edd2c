import { expect, test } from "vitest";
import { deferredFree } from "@/lib/testing/deferred-free";
import { workStillRuns } from "./work-still-runs";

const cause = (runner: string, cancel: string, rearm = "peg_more") =>
  workStillRuns.applies(deferredFree({ runner, cancel, rearm }));

test("points at the call that cancels without waiting, and at the handler that starts itself again", () => {
  expect(cause("process_one_work", "cancel_delayed_work", "queue_delayed_work")).toMatch(
    /`cancel_delayed_work\(&peg->later\)` \(net\/peg\.c:9\), which does not wait .* `kfree\(\)` \(net\/peg\.c:10\).* starts itself again \(`queue_delayed_work\(\)`, net\/peg\.c:4\)/,
  );
  expect(cause("process_one_work", "cancel_delayed_work")).not.toContain("again");
});

test("says nothing when the free waits, or when something else runs the handler", () => {
  expect(cause("process_one_work", "cancel_delayed_work_sync")).toBeNull();
  expect(cause("call_timer_fn", "cancel_delayed_work")).toBeNull();
});

test("names that only begin or end like those are others", () => {
  expect(cause("process_one_worker", "cancel_delayed_work")).toBeNull();
  expect(cause("reprocess_one_work", "cancel_delayed_work")).toBeNull();
  expect(cause("process_one_work", "peg_cancel_delayed_work")).toBeNull();
  expect(cause("process_one_work", "cancel_delayed_work", "peg_queue_delayed_work")).not.toContain("again");
  expect(cause("process_one_work", "cancel_delayed_work", "queue_delayed_workless")).not.toContain("again");
});
