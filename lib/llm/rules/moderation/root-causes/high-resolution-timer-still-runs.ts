import { handlerStillRuns } from "../handler-still-runs";
import type { RootCauseRule } from "../root-cause-rule";

export const highResolutionTimerStillRuns: RootCauseRule = {
  name: "high-resolution-timer-still-runs",
  because:
    "A timer whose function is running cannot be stopped by trying: it goes on while the memory is freed, unless somebody waits.",
  source: "Documentation/kernel-hacking/locking.rst",
  section: "Racing Timers: A Kernel Pastime",
  applies: (stacks) =>
    handlerStillRuns(stacks, {
      what: "high-resolution timer",
      runner: /^__(run_hrtimer|hrtimer_run_queues)$/,
      cancel: /^hrtimer_try_to_cancel$/,
      rearm: /^hrtimer_(start\w*|restart|forward\w*)$/,
    }),
};
