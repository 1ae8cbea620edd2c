import { expect, test } from "vitest";
import { numberFrom, readNumberedSource } from "./numbered-source";

test("numbers are taken off, tabs and empty lines stay", () => {
  expect(readNumberedSource("10: int f(void)\n11: {\n12:\n13: \treturn 0;\n14: }\n")).toEqual({
    text: "int f(void)\n{\n\n\treturn 0;\n}",
    numbers: [10, 11, 12, 13, 14],
  });
});

test("a line without a number keeps its text", () => {
  expect(readNumberedSource("1: a\n...\n9: b")).toEqual({ text: "a\n...\nb", numbers: [1, null, 9] });
});

test("text that is not numbered is not taken for it", () => {
  expect(readNumberedSource("int x;")).toBeNull();
  expect(readNumberedSource("1: a\nb\nc\nd")).toBeNull();
  expect(readNumberedSource("")).toBeNull();
});

test("plain lines are numbered from where they stand", () => {
  expect(numberFrom(7, "a\n\tb\n")).toEqual({ text: "a\n\tb", numbers: [7, 8] });
});
