import { expect, test } from "vitest";
import { lineAt, numberedSource, quoteLines, sourceText } from "./source-text";

test("comments, literals and directives are masked, and nothing moves", () => {
  const source = sourceText("a.c", 10, 'int a; /* x->y\n */ char *s = "b->c"; // d\n#define E f->g\nint h;');
  expect(source.masked).not.toMatch(/x->y|b->c|E f|\bd\b/);
  expect(source.masked).toHaveLength(source.text.length);
  expect(lineAt(source, source.text.indexOf("int h"))).toBe(13);
});

test("numbered lines keep their numbers and their tabs", () => {
  const source = numberedSource("a.c", "345: void f(void)\n346: {\n347: \treturn;\n348: }");
  expect(source).toMatchObject({ firstLine: 345, text: "void f(void)\n{\n\treturn;\n}" });
  expect(source && quoteLines(source, 340, 346)).toBe("345: void f(void)\n346: {");
});

test("text without numbers is no numbered source", () => {
  expect(numberedSource("a.c", "void f(void);")).toBeNull();
});
