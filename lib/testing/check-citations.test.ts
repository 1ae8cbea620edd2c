import { expect, test } from "vitest";
import { checkCitations } from "./check-citations";

const files: Record<string, readonly string[]> = {
  "net/a.c": ["int f(void)", "{", "\tif (!capable(CAP_NET_ADMIN))", "\t\treturn -EPERM;", "}"],
  "Documentation/a.rst": ["text"],
};
const check = (text: string) => checkCitations(text, (path) => files[path] ?? null).wrong;

test("what is cited and stands there is right", () => {
  const text =
    "`if (!capable(CAP_NET_ADMIN))` (net/a.c:3) in `f` (net/a.c:1), at net/a.c:4:\n\n```c\n3: \tif (!capable(CAP_NET_ADMIN))\n4: \t\treturn -EPERM;\n```\n\nSource: Documentation/a.rst.";
  expect(checkCitations(text, (path) => files[path] ?? null)).toEqual({ checked: 6, wrong: [] });
});

test.each([
  ["a line that is not there", "net/a.c:9"],
  ["a file that is not there", "net/b.c:1"],
  ["code of another line", "`return -EPERM` (net/a.c:3)"],
  ["a quoted line that is another", "net/a.c:3:\n\n```c\n3: \tif (capable(CAP_NET_ADMIN))\n```"],
  ["a source that is not there", "Source: Documentation/b.rst."],
])("wrong: %s", (_, text) => {
  expect(check(text)).toHaveLength(1);
});
