import { expect, test } from "vitest";
import { outline } from "@/lib/testing/scanned-text";

const cases: readonly { title: string; text: string; found: readonly string[] }[] = [
  {
    title: "all branches of an #if are read",
    text: "#ifdef A\nint f(void)\n{\n}\n#else\nint g(void)\n{\n}\n#endif\n",
    found: ["function f 2-4", "function g 6-8"],
  },
  {
    title: "a signature split by #ifdef",
    text: "#ifdef A\nint f(int a)\n#else\nint f(void)\n#endif\n{\n\treturn 0;\n}\nint after;\n",
    found: ["function f 2-8", "variable after 9"],
  },
  {
    title: "an `if {` split by #ifdef",
    text: "int f(void)\n{\n#ifdef A\n\tif (a) {\n#else\n\tif (b) {\n#endif\n\t\tx();\n\t}\n}\nint after(void)\n{\n}\n",
    found: ["function f 1-10", "function after 11-13"],
  },
  {
    title: "#if 0 does not disturb, its #else counts",
    text: "#if 0\nint broken( {\n#else\nint f(void)\n{\n}\n#endif\nint g;\n",
    found: ["function f 4-6", "variable g 8"],
  },
  {
    title: "nested conditions in a dead branch",
    text: "#if 0\n#ifdef A\n}\n#else\n{\n#endif\n#endif\nint g;\n",
    found: ["variable g 8"],
  },
  {
    title: "assembly in a header: its macros count",
    text: "#ifdef __ASSEMBLY__\n#define START(x) .globl x; \\\n\tx:\n.macro foo {\n#else\nint f(void);\n#endif\nint g;\n",
    found: ["macro START 2-3", "declared function f 6", "variable g 8"],
  },
  {
    title: "fields within #ifdef",
    text: "struct foo {\n#ifdef A\n\tint a;\n#else\n\tint b;\n#endif\n\tint c;\n};\n",
    found: ["struct foo 1-8", "field a 3", "field b 5", "field c 7"],
  },
  {
    title: "a brace too many is mended by the next } in column 0",
    text: "int f(void)\n{\n\tif (a) {\n\t\tif (b) {\n\t}\n}\nint g(void)\n{\n}\n",
    found: ["function f 1-6", "function g 7-9"],
  },
  {
    title: "a brace too few is mended by the statements that follow",
    text: "int f(void)\n{\n\tif (a) }\n\t}\n\treturn 1;\n}\nint g(void)\n{\n}\n",
    found: ["function f 1-6", "function g 7-9"],
  },
  {
    title: "parentheses that an #if left open",
    text: "int f(int a,\n{\n}\nint g(void)\n{\n}\n",
    found: ["function f 1-3", "function g 4-6"],
  },
];

test.each(cases)("$title", ({ text, found }) => {
  expect(outline(text)).toEqual(found);
});
