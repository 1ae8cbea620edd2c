import { expect, test } from "vitest";
import { misplacedSentences } from "./cited-sentences";

const file = [
  "static int hub_read(struct hub *hub)",
  "{",
  "\treturn hub->v;",
  "}",
  "",
  "",
  "",
  "static void hub_write(void)",
  "{",
  "\tstop();",
  "}",
  "/* a `quote",
  " * of more lines",
  " * than these` */",
  "",
  "int limit;",
];
const lines = (path: string) => (path === "drivers/hub.c" ? file : null);
const wrong = (prose: string) => misplacedSentences(prose, lines);

test("a line has something of what its sentence names", () => {
  expect(wrong("The read of `v` at drivers/hub.c:3 is plain.")).toEqual([]);
  expect(wrong("The read of `other` at drivers/hub.c:3 is plain.")).toHaveLength(1);
  expect(wrong("`limit` is declared at drivers/hub.c:16.")).toEqual([]);
  expect(wrong("Here is `other`. It is read at drivers/hub.c:3.")).toEqual([]);
});

test("a line lies in the function behind it", () => {
  expect(wrong("`v` is read at drivers/hub.c:3 (`hub_read`).")).toEqual([]);
  expect(wrong("`v` is read at drivers/hub.c:3 (`hub_write`).")).toEqual(["drivers/hub.c:3 is not in hub_write."]);
  expect(wrong("`stop` is called at drivers/hub.c:10 in `hub_read`.")).toEqual([
    "drivers/hub.c:10 is not in hub_read.",
  ]);
});

test("what the report says of a line is not held against the tree", () => {
  expect(wrong("`other` is at drivers/hub.c:3 in the report.")).toEqual([]);
});
