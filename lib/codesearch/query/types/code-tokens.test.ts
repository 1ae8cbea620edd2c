import { expect, test } from "vitest";
import { CodeTokens } from "./code-tokens";

test("words, numbers and the longest operators", () => {
  const code = new CodeTokens("a->b.c += 0x1e-1 + 1.5e-3f <<= x... \\\n ##_y$2;");
  expect(code.texts).toEqual("a -> b . c += 0x1e - 1 + 1.5e-3f <<= x ... ## _y$2 ;".split(" "));
  expect(code.at(3)).toBe(2);
  expect(code.at(2)).toBe(-1);
});

test("brackets are paired, those of two branches of #if as far as they fit", () => {
  const code = new CodeTokens("f(a[1]) { if (x) { if (y) { z(; } }");
  const partnerOf = (index: number) => code.text(code.partner(index));
  expect(partnerOf(1)).toBe(")");
  expect(partnerOf(3)).toBe("]");
  // The outer brace has none, the inner ones have.
  expect(code.partner(7)).toBe(-1);
  expect(code.partner(code.texts.lastIndexOf("{"))).toBe(code.texts.indexOf("}"));
  expect(code.partner(code.texts.lastIndexOf("("))).toBe(-1);
});

test("pieces between commas outside of brackets", () => {
  const code = new CodeTokens("a, f(b, c), { d, e }");
  expect(code.split(0, code.count).map(([start, end]) => code.texts.slice(start, end).join(""))).toEqual([
    "a",
    "f(b,c)",
    "{d,e}",
  ]);
  expect(code.split(0, 0)).toEqual([]);
});
