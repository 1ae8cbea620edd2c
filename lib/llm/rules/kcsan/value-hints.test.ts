import { expect, test } from "vitest";
import { maskHint, storesOtherConstant, valueHint } from "./value-hints";

test.each([
  ["0x00000000", "0x0000006f", "errno", "ECONNREFUSED"],
  ["0x00000000", "0xffffff91", "errno", "ECONNREFUSED"],
  ["0x00", "0x01", "flag", "flag"],
  ["0x00000007", "0x00000008", "counter", "by one"],
  ["0xffff888104c5d3d8", "0x0000000000000000", "pointer", "one of them is a kernel address"],
  ["0x00000003", "0x00010000", "none", ""],
])("%s -> %s is %s", (from, to, kind, words) => {
  const hint = valueHint({ from, to });
  expect(hint.kind).toBe(kind);
  expect(hint.text).toContain(words);
});

test("no change printed, no hint", () => {
  expect(valueHint(null)).toEqual({ kind: "none", text: "" });
});

test.each([
  ["EPIPE", "0x0000006f", true],
  ["ECONNREFUSED", "0x0000006f", false],
  ["-ECONNREFUSED", "0xffffff91", false],
  ["-ECONNREFUSED", "0x0000006f", true],
  ["-rc", "0x0000006f", false],
  ["SMC_CLOSED", "0x0000006f", false],
  ["NULL", "0x0000000000000000", false],
  ["true", "0x00", true],
])("storing %s is another constant than %s: %s", (stored, to, expected) => {
  expect(storesOtherConstant(stored, { from: "0x00", to })).toBe(expected);
});

test("bits that change in a mask are named", () => {
  const hint = maskHint({ from: "0x00000004", to: "0x00000003" }, "x->mask ^= how");
  expect(hint?.text).toContain("0x3 was set and 0x4 was cleared in a mask of bits, by `x->mask ^= how`");
});
