import { expect, test } from "vitest";
import { linkedLines, sourceAnchor, sourceShowing } from "./linked-lines";

const source = { path: "net/a.c", line: 12, firstLine: 10, text: "a\nb\nc\nd\n" };

test("a line leads to the source that is stored for its place", () => {
  const lines = linkedLines("f+0x1/0x2 ./net/a.c:12\ng net/a.c:13 [inline]\nplain", [source], 100);
  expect(lines.map((line) => line.source)).toEqual([source, null, null]);
  expect(lines[1]?.segments[1]?.place).toEqual({ path: "net/a.c", line: 13 });
});

test("no more lines than asked for", () => {
  expect(linkedLines("a\nb\nc", [], 2).map(({ text }) => text)).toEqual(["a", "b"]);
});

test("a place inside of stored source is found", () => {
  expect(sourceShowing([source], "net/a.c", 13)).toBe(source);
  expect(sourceShowing([source], "net/a.c", 14)).toBeNull();
  expect(sourceShowing([source], "net/b.c", 12)).toBeNull();
});

test("anchors are plain", () => {
  expect(sourceAnchor('net/a b"/<x>.c', 3)).toBe("source-net-a-b-x-.c-3");
});
