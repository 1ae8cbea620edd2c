import { expect, test } from "vitest";
import { deferredFree } from "@/lib/testing/deferred-free";
import { highResolutionTimerStillRuns } from "./high-resolution-timer-still-runs";

const cause = (runner: string, cancel: string, rearm = "peg_more") =>
  highResolutionTimerStillRuns.applies(deferredFree({ runner, cancel, rearm }));

test("points at the call that cancels without waiting, and at the handler that starts itself again", () => {
  expect(cause("__run_hrtimer", "hrtimer_try_to_cancel", "hrtimer_start")).toMatch(
    /`hrtimer_try_to_cancel\(&peg->later\)` \(net\/peg\.c:9\), which does not wait .* `kfree\(\)` \(net\/peg\.c:10\).* starts itself again \(`hrtimer_start\(\)`, net\/peg\.c:4\)/,
  );
  expect(cause("__run_hrtimer", "hrtimer_try_to_cancel")).not.toContain("again");
});

test("says nothing when the free waits, or when something else runs the handler", () => {
  expect(cause("__run_hrtimer", "hrtimer_cancel")).toBeNull();
  expect(cause("call_timer_fn", "hrtimer_try_to_cancel")).toBeNull();
});

test("names that only begin or end like those are others", () => {
  expect(cause("__run_hrtimers", "hrtimer_try_to_cancel")).toBeNull();
  expect(cause("peg__run_hrtimer", "hrtimer_try_to_cancel")).toBeNull();
  expect(cause("__run_hrtimer", "hrtimer_try_to_cancel_sync")).toBeNull();
  expect(cause("__run_hrtimer", "peg_hrtimer_try_to_cancel")).toBeNull();
  expect(cause("__run_hrtimer", "hrtimer_try_to_cancel", "peg_hrtimer_start")).not.toContain("again");
  expect(cause("__run_hrtimer", "hrtimer_try_to_cancel", "hrtimer_restarted")).not.toContain("again");
});
