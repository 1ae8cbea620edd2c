import { expect, test } from "vitest";
import { commentsAt } from "./comments";
import { sourceText } from "./source-text";

/** Comments at the line with `HERE`. */
function comments(body: string): string[] {
  const line = body.split("\n").findIndex((found) => found.includes("HERE")) + 1;
  return commentsAt(sourceText("a.c", 1, body), line).map(({ line: at, text }) => `${at} ${text}`);
}

test.each([
  ["right above", "/* Racy. */\nHERE;", ["1 Racy."]],
  ["of several lines", "a;\n/*\n * One\n * two.\n */\nHERE;", ["3 One", "4 two."]],
  ["above the condition", "/* Racy. */\nif (a)\n\tHERE;", ["1 Racy."]],
  ["above the first line of the statement", "// Racy.\nx = f(a,\n      HERE);", ["1 Racy."]],
  ["at the end of the line", "HERE; /* racy */", ["1 racy"]],
  ["of another statement", "/* Racy. */\na;\nHERE;", []],
  ["at the end of another line", "a; /* racy */\nHERE;", []],
  ["none", "a;\nHERE;", []],
])("a comment %s", (_, body, expected) => {
  const found = comments(body).filter((line) => !/^\d+ $/.test(line));
  expect(found).toEqual(expected);
});
