import { expect, test } from "vitest";
import { crashOf, kasanReport, warningAfter } from "@/lib/testing/damage-rule-cases";
import { judgeDamage } from "./damage";

const judged = (text: string) => judgeDamage(crashOf(text));

test("a report of no known kind is judged by no rule", () => {
  expect(judged("usb 1-1: new device")).toBeNull();
});

test("the tool that saw the access is named", () => {
  const corruption = "BUG: KFENCE: memory corruption in peg_move+0x1/0x2\n";
  expect(judged(corruption)?.observation).toMatch(/^KFENCE saw a write outside/);
  expect(judged(kasanReport("slab-out-of-bounds", "Write of size 4"))?.observation).toMatch(
    /^KASAN saw a write of 4 bytes/,
  );
});

test("what a rule quotes cannot end its code span or run over the line", () => {
  const observation = judged(warningAfter("refcount_t: underflow; `a`"))?.observation ?? "";
  expect(observation).toContain("underflow");
  expect(observation).not.toMatch(/[`\n]/);
});

test.each(["rcu", "a", "list_add ", "INFO: task ", "#sandbox:", "refcount_t: "])(
  "survives a megabyte of %j",
  (part) => {
    const text = part.repeat(1_000_000 / part.length);
    const { rule } = judged(`WARNING: CPU: 0 PID: 1 at net/peg.c:5 peg_move+0x1/0x2\n${text}`) ?? {};
    expect(rule?.name).toBe("plain-warning");
  },
);
