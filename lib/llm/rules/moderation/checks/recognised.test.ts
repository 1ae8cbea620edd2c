import { expect, test } from "vitest";
import { oopsReport, outcomeOf, warningReport } from "@/lib/testing/moderated-report";
import { recognised } from "./recognised";

test("knows the kinds of reports, and that a line of the console is none", () => {
  expect(outcomeOf(recognised, oopsReport(["peg_set+0x1/0x2 net/peg.c:5"]))).toBe("passed");
  expect(outcomeOf(recognised, warningReport("net/peg.c:5 peg_set+0x1/0x2 net/peg.c:5", []))).toBe("passed");
  expect(outcomeOf(recognised, "[   12.0] usb 1-1: new device")).toBe("failed");
});

test("is not asked of hangs, which have checks of their own", () => {
  expect(outcomeOf(recognised, "INFO: task pegd:51 blocked for more than 143 seconds.\n")).toBeNull();
});
