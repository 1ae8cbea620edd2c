import { expect, test } from "vitest";
import { freedWriteReport } from "@/lib/testing/made-up-way";
import { oopsReport, outcomeOf, warningReport } from "@/lib/testing/moderated-report";
import { instructionAddress } from "./instruction-address";

const noCode = "Code: Unable to access opcode bytes at 0x1.\n";
const jump = (address: string) => `${oopsReport([address])}${noCode}`;

test("fails where the kernel ran into what is no code", () => {
  expect(outcomeOf(instructionAddress, jump("0x4f1b2c3d"))).toBe("failed");
});

test("a NULL pointer that was called, a function, and code that can be read pass", () => {
  expect(outcomeOf(instructionAddress, jump("0x0"))).toBe("passed");
  expect(outcomeOf(instructionAddress, jump("peg_set+0x1/0x2 net/peg.c:5"))).toBe("passed");
  expect(outcomeOf(instructionAddress, jump("0x4f1b2c3d net/peg.c:5"))).toBe("passed");
  expect(outcomeOf(instructionAddress, oopsReport(["0x4f1b2c3d"]))).toBe("passed");
  expect(outcomeOf(instructionAddress, warningReport("net/peg.c:5", []))).toBe("passed");
});

test("is not asked of KASAN, whose stack has the access", () => {
  expect(outcomeOf(instructionAddress, freedWriteReport(" peg_set+0x1/0x2 net/peg.c:5") + noCode)).toBeNull();
});
