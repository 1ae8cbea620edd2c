import { expect, test } from "vitest";
import { wrapMarkdown } from "./wrapped-markdown";

test("paragraphs are broken at spaces, and joined before", () => {
  expect(wrapMarkdown("one two three four\nfive six\n\nseven", 13)).toBe("one two three\nfour five six\n\nseven");
});

test("a word that is too long has a line of its own, whole", () => {
  expect(wrapMarkdown("see net/core/sock.c:123-456 there", 12)).toBe("see\nnet/core/sock.c:123-456\nthere");
});

test("items of a list and quotations keep their shape", () => {
  expect(wrapMarkdown("- one two three\n- four\n  five six", 10)).toBe("- one two\n  three\n- four\n  five six");
  expect(wrapMarkdown("10. one two three", 11)).toBe("10. one two\n    three");
  expect(wrapMarkdown("> one two\n> three", 9)).toBe("> one two\n> three");
});

test("code, tables and headings are not touched", () => {
  const fixed = [
    "### A heading that is longer than the line",
    "",
    "```c",
    "int a_long_line_of_code(void);   /* here */",
    "```",
    "",
    "| a | b and more | c |",
    "",
    "    int indented;   /* stays */",
  ].join("\n");
  expect(wrapMarkdown(fixed, 10)).toBe(fixed);
});

test("characters are counted, not the units they are stored in", () => {
  expect(wrapMarkdown("🦠🦠 🦠🦠 🦠", 5)).toBe("🦠🦠 🦠🦠\n🦠");
});

test("a block ends with a fence like its own, alone on its line", () => {
  const block = ["````", "```", "long line of code", "```` not its end", "````"].join("\n");
  expect(wrapMarkdown(`${block}\none two three`, 7)).toBe(`${block}\none two\nthree`);
});
