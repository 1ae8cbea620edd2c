import { handlerStillRuns } from "../handler-still-runs";
import type { RootCauseRule } from "../root-cause-rule";

export const workStillRuns: RootCauseRule = {
  name: "work-still-runs",
  because:
    "Work may still be running when cancel_work() and cancel_delayed_work() return; only their _sync forms wait.",
  source: "kernel/workqueue.c",
  section: "The work callback function may still be running on return",
  applies: (stacks) =>
    handlerStillRuns(stacks, {
      what: "work",
      runner: /^process_(one_work|scheduled_works)$/,
      cancel: /^cancel_(delayed_)?work$/,
      rearm: /^(schedule|queue|mod)_(delayed_)?work(_on)?$/,
    }),
};
