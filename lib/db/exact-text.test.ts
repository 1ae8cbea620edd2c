import { expect, test } from "vitest";
import { decodeText, encodeText } from "./exact-text";

const ESCAPE = "\u0010";

test.each([
  ["plain", "BUG: KASAN in f+0x1/0x2\n\tat x.c:1"],
  ["emoji and other pairs", "🏃 𐍈"],
])("%s text is stored as it is", (_, text) => {
  expect(encodeText(text)).toBe(text);
});

test.each([
  ["NUL", "a\0b"],
  ["NUL before digits", "a\x000f"],
  ["lone high surrogate", "a\ud83d"],
  ["lone low surrogate", "\udc00b"],
  ["surrogates in the wrong order", "\udc00\ud83d"],
  ["the escape itself", `${ESCAPE}`],
  ["the escape before what looks escaped", `${ESCAPE}0000`],
  ["escape, NUL and pair together", `${ESCAPE}\0${ESCAPE}${ESCAPE}🏃\ud800`],
])("%s survives", (_, text) => {
  const stored = encodeText(text);
  expect(decodeText(stored)).toBe(text);
  expect(stored).not.toContain("\0");
  expect(stored.isWellFormed()).toBe(true);
});
