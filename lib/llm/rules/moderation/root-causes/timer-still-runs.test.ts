import { expect, test } from "vitest";
import { deferredFree } from "@/lib/testing/deferred-free";
import { timerStillRuns } from "./timer-still-runs";

const cause = (runner: string, cancel: string, rearm = "peg_more") =>
  timerStillRuns.applies(deferredFree({ runner, cancel, rearm }));

test("points at the call that cancels without waiting, and at the handler that starts itself again", () => {
  expect(cause("call_timer_fn", "timer_delete", "mod_timer")).toMatch(
    /`timer_delete\(&peg->later\)` \(net\/peg\.c:9\), which does not wait .* `kfree\(\)` \(net\/peg\.c:10\).* starts itself again \(`mod_timer\(\)`, net\/peg\.c:4\)/,
  );
  expect(cause("call_timer_fn", "timer_delete")).not.toContain("again");
});

test("says nothing when the free waits, or when something else runs the handler", () => {
  expect(cause("call_timer_fn", "timer_delete_sync")).toBeNull();
  expect(cause("process_one_work", "timer_delete")).toBeNull();
});

test("names that only begin or end like those are others", () => {
  expect(cause("call_timer_fns", "timer_delete")).toBeNull();
  expect(cause("recall_timer_fn", "timer_delete")).toBeNull();
  expect(cause("call_timer_fn", "peg_timer_delete")).toBeNull();
  expect(cause("call_timer_fn", "timer_delete", "peg_mod_timer")).not.toContain("again");
  expect(cause("call_timer_fn", "timer_delete", "mod_timerless")).not.toContain("again");
});
