import { expect, test } from "vitest";
import { outline } from "@/lib/testing/scanned-text";

test("symbols of assembly files, to their end mark or the next symbol", () => {
  const text = [
    "#define STEP 8",
    "SYM_FUNC_START(copy_page)",
    "\tret",
    "SYM_FUNC_END(copy_page)",
    "ENTRY(old_style)",
    "\tnop",
    "_GLOBAL(other)",
    "\tblr",
    "SYM_DATA_START(table)",
    "\t.quad 0",
    "SYM_DATA_END(table)",
    "",
  ].join("\n");
  expect(outline(text, "x.S")).toEqual([
    "macro STEP 1",
    "function copy_page 2-4",
    "function old_style 5-6",
    "function other 7-8",
    "variable table 9-11",
  ]);
});
