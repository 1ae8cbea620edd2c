import { expect, test } from "vitest";
import { checkCitations, checkSources } from "./check-citations";

const files: Record<string, readonly string[]> = {
  "net/a.c": ["int f(void)", "{", "\tif (!capable(CAP_NET_ADMIN))", "\t\treturn -EPERM;", "}"],
  "Documentation/a.rst": ["Of locks", "========", "text"],
};
const check = (text: string) => checkCitations(text, (path) => files[path] ?? null).wrong;

test("what is cited and stands there is right", () => {
  const text =
    "`if (!capable(CAP_NET_ADMIN))` (net/a.c:3) in `f` (net/a.c:1), at net/a.c:4:\n\n```c\n3: \tif (!capable(CAP_NET_ADMIN))\n4: \t\treturn -EPERM;\n```";
  expect(checkCitations(text, (path) => files[path] ?? null)).toEqual({ checked: 5, wrong: [] });
});

test.each([
  ["a line that is not there", "net/a.c:9"],
  ["a file that is not there", "net/b.c:1"],
  ["code of another line", "`return -EPERM` (net/a.c:3)"],
  ["a quoted line that is another", "net/a.c:3:\n\n```c\n3: \tif (capable(CAP_NET_ADMIN))\n```"],
])("wrong: %s", (_, text) => {
  expect(check(text)).toHaveLength(1);
});

test("a source that is there, with the section that is named, is right", () => {
  const text = 'Why. Source: Documentation/a.rst. And: why. Source: Documentation/a.rst, "Of locks".\n';
  expect(checkSources(text, (path) => files[path] ?? null)).toEqual({ checked: 2, wrong: [] });
});

test.each([
  ["file", "Source: Documentation/b.rst.", "Documentation/b.rst does not exist."],
  ["section", 'Source: Documentation/a.rst, "Of keys".', 'Documentation/a.rst has no line with "Of keys".'],
])("wrong: a source whose %s is not there", (_, text, problem) => {
  expect(checkSources(text, (path) => files[path] ?? null)).toEqual({ checked: 1, wrong: [problem] });
});
