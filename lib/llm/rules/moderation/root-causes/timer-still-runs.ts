import { handlerStillRuns } from "../handler-still-runs";
import type { RootCauseRule } from "../root-cause-rule";

export const timerStillRuns: RootCauseRule = {
  name: "timer-still-runs",
  because:
    "timer_delete() only takes a timer off its list, whether or not its function is running on another CPU; timer_delete_sync() waits.",
  source: "kernel/time/timer.c",
  section: "it does not take into account whether the timer's",
  applies: (stacks) =>
    handlerStillRuns(stacks, {
      what: "timer",
      runner: /^call_timer_fn$/,
      cancel: /^(del_timer|timer_delete|try_to_del_timer_sync)$/,
      rearm: /^(mod|add)_timer(_on|_pending)?$/,
    }),
};
