import { expect, test } from "vitest";
import { outline, scanned } from "@/lib/testing/scanned-text";

test.each([
  ["nothing", ""],
  ["a comment without end", "/* for ever"],
  ["a string without end", 'char *s = "for ever'],
  ["a directive without end", "#define X \\"],
  ["only closing braces", "}}}}\n}\n)]"],
  ["only opening braces", "{".repeat(5000)],
  ["only #if", "#if 1\n".repeat(500)],
  ["only #endif and #else", "#endif\n#else\n#elif 1\n".repeat(100)],
  ["a group macro that does not end", "struct s { struct_group(a, int b;"],
  ["bytes that are no text", "\u0000\u0001\ufffd\u0000 int \u0000 x;"],
])("%s is read without failing", (_, text) => {
  expect(Array.isArray(scanned(text))).toBe(true);
});

test("bytes of another encoding do not disturb", () => {
  expect(outline('/* Jürgen */\nint f(void)\n{\n\tputs("ü");\n}\n')).toEqual(["function f 2-5"]);
});

test("a string in a directive that goes on in the next line does not hide that line", () => {
  expect(outline('#pragma "\\\n/* */\nint f(void)\n{\n}\n')).toEqual(["function f 3-5"]);
});

test("carriage returns do not disturb", () => {
  expect(outline("#define X \\\r\n\t1\r\nint f(void)\r\n{\r\n}\r\n")).toEqual(["macro X 1-2", "function f 3-5"]);
});
