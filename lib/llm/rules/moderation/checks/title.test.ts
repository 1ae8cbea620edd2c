import { expect, test } from "vitest";
import { oopsReport, outcomeOf, warningReport } from "@/lib/testing/moderated-report";
import { title as check } from "./title";

const report = warningReport("net/peg.c:5 peg_set+0x1/0x2 net/peg.c:5", ["peg_call.constprop.0+0x1/0x2 net/peg.c:9"]);
const outcome = (title: string, text = report) => outcomeOf(check, text, { title });

test("the report's own title, also with a number behind", () => {
  expect(outcome("WARNING in peg_set")).toBe("passed");
  expect(outcome("warning in  peg_set (2)")).toBe("passed");
  expect(outcome("WARNING (2) in peg_get")).toBe("failed");
});

test("a title of the same kind that names a function of the stacks", () => {
  expect(outcome("WARNING: peg_call")).toBe("passed");
  expect(outcome("WARNING in ext4_writepages")).toBe("failed");
  expect(outcome("KASAN: slab-use-after-free Read in peg_call")).toBe("failed");
  expect(
    outcome(
      "task hung in peg_call",
      `INFO: task peg:5 blocked for more than 143 seconds.\n${report.replace(/^W.*/, "")}`,
    ),
  ).toBe("passed");
  expect(outcome("no tty in peg_call", oopsReport(["peg_set+0x1/0x2", "peg_call+0x1/0x2"]))).toBe("passed");
});

test("no title leaves it open", () => {
  expect(outcome(" ")).toBe("unknown");
});
