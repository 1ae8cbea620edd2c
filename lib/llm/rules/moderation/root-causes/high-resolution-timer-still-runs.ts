import { handlerStillRuns } from "../handler-still-runs";
import type { RootCauseRule } from "../root-cause-rule";

export const highResolutionTimerStillRuns: RootCauseRule = {
  name: "high-resolution-timer-still-runs",
  because:
    "hrtimer_try_to_cancel() cannot stop a timer whose function is running, and only says so; hrtimer_cancel() waits.",
  source: "kernel/time/hrtimer.c",
  section: "when the timer is currently executing the callback function",
  applies: (stacks) =>
    handlerStillRuns(stacks, {
      what: "high-resolution timer",
      runner: /^__(run_hrtimer|hrtimer_run_queues)$/,
      cancel: /^hrtimer_try_to_cancel$/,
      rearm: /^hrtimer_(start\w*|restart|forward\w*)$/,
    }),
};
