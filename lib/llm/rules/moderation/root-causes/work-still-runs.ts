import { handlerStillRuns } from "../handler-still-runs";
import type { RootCauseRule } from "../root-cause-rule";

export const workStillRuns: RootCauseRule = {
  name: "work-still-runs",
  because:
    "Work runs in threads of its own: a cancellation that does not wait leaves a running handler alone with memory that is freed.",
  source: "Documentation/core-api/workqueue.rst",
  section: "Because the work functions are executed by generic worker",
  applies: (stacks) =>
    handlerStillRuns(stacks, {
      what: "work",
      runner: /^process_(one_work|scheduled_works)$/,
      cancel: /^cancel_(delayed_)?work$/,
      rearm: /^(schedule|queue|mod)_(delayed_)?work(_on)?$/,
    }),
};
