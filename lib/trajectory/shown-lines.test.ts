import { expect, test } from "vitest";
import { toolSpan } from "@/lib/testing/span-rows";
import { shownLines, spanThatShowed } from "./shown-lines";

test("a definition shows the lines that its source is numbered with", () => {
  const span = toolSpan(6, {
    args: JSON.stringify({ Name: "f", SourceFile: "" }),
    results: JSON.stringify({ SourceFile: "net/a.c", SourceCode: "10: int f(void)\n11: {\n12:\n13: }\n" }),
  });
  const shown = shownLines([span]);
  expect(shown).toEqual([{ path: "net/a.c", first: 10, last: 13, seq: 6 }]);
  expect(spanThatShowed(shown, "net/a.c", 13)).toBe(6);
  expect(spanThatShowed(shown, "net/a.c", 14)).toBeNull();
  expect(spanThatShowed(shown, "net/b.c", 12)).toBeNull();
});

test("a file that was read is named by its argument", () => {
  const span = toolSpan(8, {
    args: JSON.stringify({ File: "net/a.c" }),
    results: JSON.stringify({ Contents: "1: x\n2: y" }),
  });
  expect(shownLines([span])).toEqual([{ path: "net/a.c", first: 1, last: 2, seq: 8 }]);
});

test("every match of a search shows its own line", () => {
  const span = toolSpan(9, {
    results: JSON.stringify({ Matches: ["net/a.c:3: x", "net/b.h:44: y: z", "not a match"] }),
  });
  expect(shownLines([span]).map(({ path, first }) => [path, first])).toEqual([
    ["net/a.c", 3],
    ["net/b.h", 44],
  ]);
});

test("calls that found nothing or returned no JSON show nothing", () => {
  expect(
    shownLines([toolSpan(1, { results: JSON.stringify({ Missing: true, SourceFile: "", SourceCode: "" }) })]),
  ).toEqual([]);
  expect(shownLines([toolSpan(1, { results: "{" })])).toEqual([]);
});
