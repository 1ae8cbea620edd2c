import { expect, test } from "vitest";
import { oopsReport, outcomeOf } from "@/lib/testing/moderated-report";
import { memoryRanOut } from "./memory-ran-out";

const report = oopsReport(["peg_set+0x1/0x2 net/peg.c:5"]);

test.each([
  "peg: page allocation failure: order:4, mode:0x40dc0",
  "peg invoked oom-killer: gfp_mask=0x1",
  "Out of memory: Killed process 51 (peg)",
])("fails: %s", (line) => {
  expect(outcomeOf(memoryRanOut, `${line}\n${report}`)).toBe("failed");
});

test.each(["peg: allocation of a page failed", "peg: out of memory for pegs", ""])("says nothing of: %j", (line) => {
  expect(outcomeOf(memoryRanOut, `${line}\n${report}`)).toBeNull();
});
