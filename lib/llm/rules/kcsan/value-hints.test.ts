import { expect, test } from "vitest";
import { valueHint } from "./value-hints";

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
