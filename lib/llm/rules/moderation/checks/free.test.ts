import { expect, test } from "vitest";
import { freedWriteReport } from "@/lib/testing/made-up-way";
import { moderationEvidence, outcomeOf } from "@/lib/testing/moderated-report";
import { free } from "./free";

const report = freedWriteReport(" peg_set+0x1/0x2 net/peg.c:9", "", " peg_end+0x1/0x2 net/peg.c:3");
const treeWith = (body: string) => ({ "net/peg.c": `void peg_end(int *p)\n{\n${body}\n}\n` });
const outcome = (call: string, text = report) => outcomeOf(free, text, { tree: treeWith(`\t${call}(p);`) });

test.each(["kfree", "peg_put", "peg_destroy"])("%s frees", (call) => {
  expect(outcome(call)).toBe("passed");
});

test.each(["peg_get", "kzalloc", "output", "unfreeze"])("%s does not", (call) => {
  expect(outcome(call)).toBe("unknown");
});

test("what gives the memory back is told before what drops a reference", () => {
  const evidence = moderationEvidence(report, { tree: treeWith("\tpeg_put(p);\n\tkfree(p);") });
  expect(free.applies(evidence)?.observation).toContain("`kfree()` (net/peg.c:4)");
});

test("is asked only where something was freed", () => {
  expect(outcome("kfree", report.replace("slab-use-after-free", "slab-out-of-bounds"))).toBeNull();
  expect(outcome("kfree", report.replace(/peg_(set|end)/g, "kasan_report"))).toBeNull();
});
