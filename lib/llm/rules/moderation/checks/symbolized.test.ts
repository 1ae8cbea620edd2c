import { expect, test } from "vitest";
import { oopsReport, outcomeOf, warningReport } from "@/lib/testing/moderated-report";
import { symbolized } from "./symbolized";

test("one frame with its line is enough, without any it is open, without a stack it fails", () => {
  expect(outcomeOf(symbolized, oopsReport(["peg_set+0x1/0x2", "peg_call+0x1/0x2 net/peg.c:9"]))).toBe("passed");
  expect(outcomeOf(symbolized, oopsReport(["peg_set+0x1/0x2", "peg_call+0x1/0x2"]))).toBe("unknown");
  expect(outcomeOf(symbolized, warningReport("net/peg.c:5", []))).toBe("failed");
});
