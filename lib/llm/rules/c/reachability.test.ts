import { expect, test } from "vitest";
import { wayBetween } from "./reachability";
import { sourceText } from "./source-text";

/** The way from `x = 1` to `wake()`. */
function way(body: string) {
  const source = sourceText("a.c", 1, `void f(void)\n{\n${body}\n}`);
  return wayBetween(source, source.masked.indexOf("x = 1"), source.masked.indexOf("wake()"));
}

test.each([
  ["straight on", "x = 1;\nwake();", [], false],
  ["both in one block", "if (a) {\n\tx = 1;\n\twake();\n}", [], false],
  ["under conditions", "x = 1;\nif (a) {\n\tif (b)\n\t\twake();\n}", ["if (a)", "if (b)"], false],
  ["in the condition", "x = 1;\nif (wake())\n\ty();", [], false],
  ["in the else", "x = 1;\nif (a)\n\ty();\nelse\n\twake();", ["else"], false],
  ["a return between", "x = 1;\nif (a)\n\treturn;\nwake();", [], true],
  ["a jump to before it", "x = 1;\nif (a)\n\tgoto out;\ny();\nout:\nwake();", [], false],
  ["a jump over it", "x = 1;\nif (a)\n\tgoto out;\nwake();\nout:\ny();", [], true],
])("%s", (_, body, conditions, mayLeave) => {
  expect(way(body)).toEqual({ conditions, mayLeave });
});

test("the other branch is not on the way", () => {
  expect(way("if (a)\n\tx = 1;\nelse if (b)\n\twake();")).toBeNull();
});
