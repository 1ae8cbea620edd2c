import { expect, test } from "vitest";
import { oopsReport, outcomeOf, warningReport } from "@/lib/testing/moderated-report";
import { allocatorVictim } from "./allocator-victim";

const put = "peg_put+0x1/0x2 net/peg.c:5";
const allocator = "__kmalloc_noprof+0x1/0x2 mm/slub.c:9";

test("fails for a crash on the allocator's own lists", () => {
  expect(outcomeOf(allocatorVictim, oopsReport([allocator, put]))).toBe("failed");
});

test("says nothing of other functions, of warnings and of a NULL pointer that the allocator was given", () => {
  expect(outcomeOf(allocatorVictim, oopsReport([put, allocator]))).toBeNull();
  expect(outcomeOf(allocatorVictim, oopsReport(["peg_kmalloc+0x1/0x2 net/peg.c:9", put]))).toBeNull();
  expect(outcomeOf(allocatorVictim, oopsReport(["new_slab_size+0x1/0x2 net/peg.c:9", put]))).toBeNull();
  expect(outcomeOf(allocatorVictim, warningReport(`mm/slub.c:9 ${allocator}`, [put]))).toBeNull();
  const fault = "BUG: kernel NULL pointer dereference, address: 0000000000000008\n";
  expect(outcomeOf(allocatorVictim, fault + oopsReport([allocator, put], "Oops: 0000 [#1] SMP"))).toBeNull();
});
