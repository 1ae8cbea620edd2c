import { expect, test } from "vitest";
import { toolSpan } from "@/lib/testing/span-rows";
import { shownLines } from "./shown-lines";

test("a definition shows the lines that its source is numbered with", () => {
  const span = toolSpan(6, {
    args: JSON.stringify({ Name: "f", SourceFile: "" }),
    results: JSON.stringify({ SourceFile: "net/a.c", SourceCode: "10: int f(void)\n11: {\n12:\n13: }\n" }),
  });
  expect(shownLines(span)).toEqual([{ path: "net/a.c", first: 10, last: 13 }]);
});

test("a file that was read is named by its argument", () => {
  const span = toolSpan(8, {
    args: JSON.stringify({ File: "net/a.c" }),
    results: JSON.stringify({ Contents: "1: x\n2: y" }),
  });
  expect(shownLines(span)).toEqual([{ path: "net/a.c", first: 1, last: 2 }]);
});

test("every match of a search shows its own line, once", () => {
  const span = toolSpan(9, {
    results: JSON.stringify({ Matches: ["net/a.c:3: x", "net/b.h:44: y: z", "not a match", "net/a.c:3: x"] }),
  });
  expect(shownLines(span).map(({ path, first }) => [path, first])).toEqual([
    ["net/a.c", 3],
    ["net/b.h", 44],
  ]);
});

test("a layout shows the line of each member, in its own file or another", () => {
  const Layout = "285: struct a {\n287:     0     8   u8 b;\n  (unused: 8 bytes)\ntypes.h:9:    16     8   u8 c;\n}";
  const span = toolSpan(9, { results: JSON.stringify({ SourceFile: "net/a.h", Layout, SourceCode: "" }) });
  expect(shownLines(span)).toEqual([
    { path: "net/a.h", first: 285, last: 285 },
    { path: "net/a.h", first: 287, last: 287 },
    { path: "types.h", first: 9, last: 9 },
  ]);
});

test("calls that failed, found nothing or returned no JSON show nothing", () => {
  const results = JSON.stringify({ SourceFile: "net/a.c", SourceCode: "10: int f(void)" });
  expect(shownLines(toolSpan(1, { results, error: "no such file" }))).toEqual([]);
  expect(shownLines(toolSpan(1, { results, type: "llm" }))).toEqual([]);
  expect(
    shownLines(toolSpan(1, { results: JSON.stringify({ Missing: true, SourceFile: "", SourceCode: "" }) })),
  ).toEqual([]);
  expect(shownLines(toolSpan(1, { results: "{" }))).toEqual([]);
});
