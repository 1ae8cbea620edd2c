import { expect, test } from "vitest";
import { moderationEvidence, outcomeOf } from "@/lib/testing/moderated-report";
import { accessedAddress } from "./accessed-address";

const kasan = (bugClass: string) =>
  `BUG: KASAN: ${bugClass} in peg_set+0x1/0x2 net/peg.c:5\nRead of size 8 at addr 4f1b2c3d5e6f7a80 by task a/1\nCall Trace:\n peg_set+0x1/0x2 net/peg.c:5\n`;

test.each(["wild-memory-access", "user-memory-access"])("fails for %s", (bugClass) => {
  expect(outcomeOf(accessedAddress, kasan(bugClass))).toBe("failed");
});

test.each(["null-ptr-deref", "slab-out-of-bounds"])("says nothing of %s", (bugClass) => {
  expect(outcomeOf(accessedAddress, kasan(bugClass))).toBeNull();
});

test("says which address it was", () => {
  const observed = (text: string) => accessedAddress.applies(moderationEvidence(text))?.observation;
  expect(observed(kasan("wild-memory-access"))).toContain("(0x4f1b2c3d5e6f7a80)");
  expect(observed(kasan("wild-memory-access").replace(" at addr 4f1b2c3d5e6f7a80", ""))).toContain("(not printed)");
});
