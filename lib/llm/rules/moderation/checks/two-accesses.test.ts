import { expect, test } from "vitest";
import { moderationEvidence, outcomeOf, warningReport } from "@/lib/testing/moderated-report";
import { twoAccesses } from "./two-accesses";

const race = (write: string, read: string) =>
  `BUG: KCSAN: data-race in peg_get / peg_set\n\nwrite to ${write} of 8 bytes by task 1 on cpu 0:\n peg_set+0x1/0x2 net/peg.c:5\n\nread to ${read} of 4 bytes by task 2 on cpu 1:\n peg_get+0x1/0x2 net/peg.c:9\n`;

test("two accesses overlap", () => {
  expect(outcomeOf(twoAccesses, race("0xffffffff81000000", "0xffffffff81000000"))).toBe("passed");
  expect(outcomeOf(twoAccesses, race("0xffffffff81000000", "0xffffffff81000004"))).toBe("passed");
  expect(outcomeOf(twoAccesses, race("0xffffffff81000000", "0xffffffff81000008"))).toBe("failed");
  expect(outcomeOf(twoAccesses, race("0xffffffff81000004", "0xffffffff81000000"))).toBe("failed");
});

test("an unknown origin leaves it open, without any access it fails", () => {
  const text = race("0xffffffff81000000", "0xffffffff81000000");
  expect(outcomeOf(twoAccesses, text.replace(/\nwrite to[\s\S]*(?=\nread)/, "\nrace at unknown origin, with "))).toBe(
    "unknown",
  );
  expect(outcomeOf(twoAccesses, text.replace(/\nwrite to[\s\S]*/, ""))).toBe("failed");
});

test("is asked of races only", () => {
  expect(outcomeOf(twoAccesses, warningReport("net/peg.c:5 peg_set+0x1/0x2 net/peg.c:5", []))).toBeNull();
});

test("says which address it is", () => {
  const evidence = moderationEvidence(race("0xffffffff81000000", "0xffffffff81000004"));
  expect(twoAccesses.applies(evidence)?.observation).toBe("both accesses are to 0xffffffff81000000");
});
