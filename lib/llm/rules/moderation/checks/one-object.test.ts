import { expect, test } from "vitest";
import { freedWriteReport } from "@/lib/testing/made-up-way";
import { moderationEvidence, outcomeOf } from "@/lib/testing/moderated-report";
import { oneObject } from "./one-object";

/** A report about the object of 64 bytes at ffff888000000000, accessed at `address`. */
const access = (address: string) =>
  freedWriteReport(" peg_set+0x1/0x2 net/peg.c:5").replace("ffff888000000010", address);
const outside = (address: string) => access(address).replace("slab-use-after-free", "slab-out-of-bounds");

test("a freed object is accessed in itself", () => {
  expect(outcomeOf(oneObject, access("ffff88800000003f"))).toBe("passed");
  expect(outcomeOf(oneObject, access("ffff888000000040"))).toBe("failed");
  expect(outcomeOf(oneObject, access("ffff887fffffffff"))).toBe("failed");
});

test("out of bounds an access may go right beside the object, and not further", () => {
  expect(outcomeOf(oneObject, outside("ffff888000000040"))).toBe("passed");
  expect(outcomeOf(oneObject, outside("ffff887fffffffc0"))).toBe("passed");
  expect(outcomeOf(oneObject, outside("ffff887fffffffbf"))).toBe("failed");
  expect(outcomeOf(oneObject, outside("ffff888000000080"))).toBe("failed");
});

test("without an object it is open, and of global variables it is not asked", () => {
  const text = access("ffff888000000010");
  expect(outcomeOf(oneObject, text.replace(/The buggy address[\s\S]*/, ""))).toBe("unknown");
  expect(outcomeOf(oneObject, text.replace("slab-use-after-free", "global-out-of-bounds"))).toBeNull();
});

test("says where the address lies, and in which cache", () => {
  const observed = (text: string) => oneObject.applies(moderationEvidence(text))?.observation;
  const text = access("ffff888000000010");
  expect(observed(text)).toMatch(/ is 16 bytes into the 64-byte object at 0xffff888000000000 of cache kmalloc-64$/);
});
