import { expect, test } from "vitest";
import { freedWriteReport } from "@/lib/testing/made-up-way";
import { outcomeOf } from "@/lib/testing/moderated-report";
import { allocation } from "./allocation";

const access = " peg_set+0x1/0x2 net/peg.c:9";
const report = freedWriteReport(access, " peg_new+0x1/0x2 net/peg.c:3");
const outcome = (call: string, text = report) =>
  outcomeOf(allocation, text, { tree: { "net/peg.c": `int *peg_new(int size)\n{\n\treturn ${call}(size);\n}\n` } });

test.each(["kzalloc", "peg_pool_alloc", "peg_create"])("%s allocates", (call) => {
  expect(outcome(call)).toBe("passed");
});

test.each(["peg_lookup", "kfree", "renew", "deallocate"])("%s does not", (call) => {
  expect(outcome(call)).toBe("unknown");
});

test("a function that is not there leaves it open, without the stack it is not asked", () => {
  expect(outcome("kzalloc", report.replace("peg_new", "pig_new"))).toBe("unknown");
  expect(outcome("kzalloc", freedWriteReport(access))).toBeNull();
  expect(outcome("kzalloc", report.replace(/peg_(set|new)/g, "kasan_report"))).toBeNull();
  expect(outcome("kzalloc", report.replace("KASAN: slab-use-after-free", "KFENCE: use-after-free write"))).toBeNull();
});
