import { expect, test } from "vitest";
import { freedWriteReport } from "@/lib/testing/made-up-way";
import { moderationEvidence, oopsReport, outcomeOf, warningReport } from "@/lib/testing/moderated-report";
import { callTrace } from "./call-trace";

const frame = "peg_set+0x1/0x2 net/peg.c:5";
const kasan = (bugClass: string) => freedWriteReport(` ${frame}`).replace("slab-use-after-free", bugClass);

test("an oops and a warning need one function of the kernel proper", () => {
  expect(outcomeOf(callTrace, oopsReport(["peg_call+0x1/0x2", frame]))).toBe("passed");
  expect(outcomeOf(callTrace, warningReport(`net/peg.c:5 ${frame}`, [frame]))).toBe("passed");
  expect(outcomeOf(callTrace, warningReport("net/peg.c:5", []))).toBe("failed");
});

test("so does KASAN where no object is", () => {
  expect(outcomeOf(callTrace, kasan("null-ptr-deref"))).toBe("passed");
  expect(outcomeOf(callTrace, kasan("global-out-of-bounds"))).toBe("passed");
});

test("is not asked where the stacks of an object are, or where nothing was", () => {
  expect(outcomeOf(callTrace, kasan("slab-out-of-bounds"))).toBeNull();
  expect(outcomeOf(callTrace, kasan("wild-memory-access"))).toBeNull();
});

test("says where that is, as far as the report does", () => {
  const observed = (...frames: string[]) => callTrace.applies(moderationEvidence(oopsReport(frames)))?.observation;
  expect(observed(frame)).toMatch(/`peg_set`, net\/peg\.c:5 in the report$/);
  expect(observed("peg_call+0x1/0x2")).toMatch(/`peg_call`$/);
});
