import { expect, test } from "vitest";
import { parseReport } from "@/lib/report/parse-report";
import { hang } from "./hang";

const frame = " hub_settle+0x10/0x20 drivers/hub.c:7";
const hung = (locks: string) =>
  `INFO: task hubd:51 blocked for more than 143 seconds.\ntask:hubd state:D stack:0 pid:51\nCall Trace:\n <TASK>\n${frame}\n </TASK>\n\nShowing all locks held in the system:\n1 lock held by hubd/51:\n #0: ffff888100000001 (&hub->lock){+.+.}-{3:3}, at: hub_settle+0x1/0x2 drivers/hub.c:7\n${locks}`;
const outcome = (text: string) => hang(parseReport(text), text)?.outcome;

test("a hung task needs somebody who holds what it waits for", () => {
  expect(outcome(hung(""))).toBe("failed");
  const entry = (lock: string) =>
    `1 lock held by hubctl/52:\n #0: ffff888100000001 (${lock}){+.+.}-{3:3}, at: hub_reset+0x1/0x2 drivers/hub.c:9\n`;
  expect(outcome(hung(entry("&hub->lock")))).toBe("passed");
  expect(outcome(hung(entry("&port->lock")))).toBe("failed");
});

test("a stall shows the code that does not go on", () => {
  const stall = `rcu: INFO: rcu_preempt self-detected stall on CPU\nRIP: 0010:hub_settle+0x10/0x20 drivers/hub.c:7\nCall Trace:\n <TASK>\n${frame}\n </TASK>\n`;
  expect(outcome(stall)).toBe("passed");
  expect(outcome(stall.replace(/RIP[\s\S]*/, ""))).toBe("failed");
});

test("other reports are no hangs", () => {
  expect(
    outcome(`WARNING: CPU: 0 PID: 5 at drivers/hub.c:7 hub_settle+0x10/0x20 drivers/hub.c:7\nCall Trace:\n${frame}\n`),
  ).toBeUndefined();
});
