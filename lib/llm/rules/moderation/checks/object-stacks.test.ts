import { expect, test } from "vitest";
import { freedWriteReport } from "@/lib/testing/made-up-way";
import { outcomeOf } from "@/lib/testing/moderated-report";
import { objectStacks } from "./object-stacks";

const frame = (name: string) => ` ${name}+0x1/0x2 net/peg.c:5`;
const both = freedWriteReport(frame("peg_set"), frame("peg_new"));
const all = freedWriteReport(frame("peg_set"), frame("peg_new"), frame("peg_free"));

test("a use after free needs three stacks", () => {
  expect(outcomeOf(objectStacks, all)).toBe("passed");
  expect(outcomeOf(objectStacks, both)).toBe("failed");
  expect(outcomeOf(objectStacks, all.replace(/Allocated by[\s\S]*?\n\n/, ""))).toBe("failed");
});

test("an access out of bounds needs no free", () => {
  const outside = (text: string) => outcomeOf(objectStacks, text.replace("slab-use-after-free", "slab-out-of-bounds"));
  expect(outside(both)).toBe("passed");
  expect(outside(freedWriteReport(frame("peg_set")))).toBe("failed");
});

test("is asked only of objects that are allocated", () => {
  expect(outcomeOf(objectStacks, both.replace("slab-use-after-free", "global-out-of-bounds"))).toBeNull();
});
