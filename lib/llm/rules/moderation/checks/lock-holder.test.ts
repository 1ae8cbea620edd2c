import { expect, test } from "vitest";
import { outcomeOf } from "@/lib/testing/moderated-report";
import { lockHolder } from "./lock-holder";

const lock = (name: string) => ` #0: ffff888100000001 (${name}){+.+.}-{3:3}, at: hub_reset+0x1/0x2 drivers/hub.c:9\n`;
const hung = (others: string) =>
  `INFO: task hubd:51 blocked for more than 143 seconds.\ntask:hubd state:D stack:0 pid:51\nCall Trace:\n <TASK>\n hub_settle+0x10/0x20 drivers/hub.c:7\n </TASK>\n\nShowing all locks held in the system:\n1 lock held by hubd/51:\n${lock("&hub->lock")}${others}`;

test("needs another task that has the lock of the one that waits", () => {
  expect(outcomeOf(lockHolder, hung(`1 lock held by hubctl/52:\n${lock("&hub->lock")}`))).toBe("passed");
  expect(outcomeOf(lockHolder, hung(`1 lock held by hubctl/52:\n${lock("&port->lock")}`))).toBe("failed");
  expect(outcomeOf(lockHolder, hung(""))).toBe("failed");
});

test("is not asked of a CPU that stalls", () => {
  expect(outcomeOf(lockHolder, "rcu: INFO: rcu_preempt self-detected stall on CPU\n")).toBeNull();
});
