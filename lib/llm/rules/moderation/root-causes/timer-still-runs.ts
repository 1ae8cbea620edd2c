import { handlerStillRuns } from "../handler-still-runs";
import type { RootCauseRule } from "../root-cause-rule";

export const timerStillRuns: RootCauseRule = {
  name: "timer-still-runs",
  because:
    "A timer may just have gone off when it is taken off its list: its function then runs on another CPU while the memory is freed.",
  source: "Documentation/kernel-hacking/locking.rst",
  section: "Racing Timers: A Kernel Pastime",
  applies: (stacks) =>
    handlerStillRuns(stacks, {
      what: "timer",
      runner: /^call_timer_fn$/,
      cancel: /^(del_timer|timer_delete|try_to_del_timer_sync)$/,
      rearm: /^(mod|add)_timer(_on|_pending)?$/,
    }),
};
