import { expect, test } from "vitest";
import { oopsReport, outcomeOf } from "@/lib/testing/moderated-report";
import { inTree } from "./in-tree";

const tree = { "net/peg.c": "int peg_set(int *p)\n{\n\treturn peg_get(p);\n}\n" };
const oops = (...names: string[]) => oopsReport(names.map((name) => `${name}+0x1/0x2 net/peg.c:3`));

test("passes when all are there, is open when some are, fails when none is", () => {
  expect(outcomeOf(inTree, oops("peg_set", "peg_set"), { tree })).toBe("passed");
  expect(outcomeOf(inTree, oops("peg_get", "peg_set"), { tree })).toBe("unknown");
  expect(outcomeOf(inTree, oops("peg_get", "peg_get"), { tree })).toBe("failed");
});

test("says nothing without a stack", () => {
  expect(outcomeOf(inTree, "usb 1-1: new device", { tree })).toBeNull();
});
