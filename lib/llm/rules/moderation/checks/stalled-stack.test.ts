import { expect, test } from "vitest";
import { outcomeOf } from "@/lib/testing/moderated-report";
import { stalledStack } from "./stalled-stack";

const head = (title: string) => `${title}\n`;
const stack =
  "RIP: 0010:hub_settle+0x10/0x20 drivers/hub.c:7\nCall Trace:\n <TASK>\n hub_settle+0x10/0x20 drivers/hub.c:7\n";

test.each([
  "rcu: INFO: rcu_preempt self-detected stall on CPU",
  "watchdog: BUG: soft lockup - CPU#0 stuck for 26s! [hubd:5]",
])("shows the code that does not go on, or does not: %s", (title) => {
  expect(outcomeOf(stalledStack, head(title) + stack)).toBe("passed");
  expect(outcomeOf(stalledStack, head(title))).toBe("failed");
});

test("is not asked of a task that waits", () => {
  expect(outcomeOf(stalledStack, head("INFO: task hubd:51 blocked for more than 143 seconds.") + stack)).toBeNull();
});
