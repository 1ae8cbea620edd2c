import { expect, test } from "vitest";
import { textDifference } from "./text-difference";

const side = (pieces: ReturnType<typeof textDifference>, which: "a" | "b") =>
  (pieces ?? []).filter(({ where }) => where === "both" || where === which).map(({ text }) => text);

test("words that differ are told from those that do not", () => {
  const pieces = textDifference("The race is benign.\n", "The race is harmful.\n");
  expect(pieces).toEqual([
    { text: "The race is ", where: "both", place: 0 },
    { text: "benign", where: "a", place: 1 },
    { text: "harmful", where: "b", place: 2 },
    { text: ".\n", where: "both", place: 3 },
  ]);
});

test("both texts can be read from the pieces, whatever they hold", () => {
  const texts = ["", " ", "a\n\nb\r\n", "\0 \ud800 ✓", "x ".repeat(15_000), "line\n".repeat(20_000)];
  for (const a of texts) {
    for (const b of texts) {
      const pieces = textDifference(a, b);
      if (pieces === null) continue;
      expect(side(pieces, "a").join("")).toBe(a);
      expect(side(pieces, "b").join("")).toBe(b);
    }
  }
});

test("long texts are compared by lines, very long ones and those without likeness not at all", () => {
  const lines = (count: number, word: string) => Array.from({ length: count }, (_, n) => `${word} ${n}\n`).join("");
  const long = lines(10_000, "line");
  expect(textDifference(long, `${long}more\n`)).toEqual([
    { text: long, where: "both", place: 0 },
    { text: "more\n", where: "b", place: 1 },
  ]);
  expect(textDifference("x".repeat(300_000), "y")).toBeNull();
  expect(textDifference("benign, because the value is only a hint", "harmful: it is freed meanwhile")).toBeNull();
  expect(textDifference(lines(9000, "one"), lines(9000, "two"))).toBeNull();
});
