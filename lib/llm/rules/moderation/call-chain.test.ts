import { expect, test } from "vitest";
import { sourceText } from "../c/source-text";
import { callChain } from "./call-chain";
import type { StackCode } from "./stack-code";

/** A stack of functions, innermost first, each with its text and the line of its frame. */
function stack(functions: readonly (readonly [string, string, number])[]): StackCode[] {
  const frames = functions.map(([name, text, line]) => ({
    frame: { function: name, offset: 1, size: 2, file: "drivers/hub.c", line, inlined: false },
    source: sourceText("drivers/hub.c", 1, text),
    lineFits: true,
  }));
  return [{ stack: { kind: "call-trace", heading: "", frames: frames.map(({ frame }) => frame) }, frames }];
}

const top = ["hub_top", "void hub_top(void)\n{\n\tx = 1;\n}\n", 3] as const;
/** Calls something on the line before the frame's. */
const after = (name: string) => [name, `void ${name}(void)\n{\n\tother();\n\tx = 1;\n}\n`, 4] as const;
const outcome = (...functions: Parameters<typeof stack>[0]) => callChain(stack(functions))?.outcome;

test("a direct call, a call through a pointer and another function that may have been inlined are possible", () => {
  expect(outcome(top, ["a", "void a(void)\n{\n\thub_top();\n}\n", 3])).toBe("passed");
  expect(outcome(top, ["a", "void a(void)\n{\n\thub->ops->run(hub);\n}\n", 3])).toBe("passed");
  expect(outcome(top, ["a", "void a(void)\n{\n\tother();\n}\n", 3])).toBe("passed");
});

test("a line without any call nearby breaks the stack", () => {
  expect(outcome(top, ["a", "void a(void)\n{\n\tx = 1;\n\tif (x)\n\t\ty = 2;\n}\n", 5])).toBe("failed");
});

test("a line behind a call is doubtful once and too much twice", () => {
  expect(outcome(top, after("a"))).toBe("passed");
  expect(outcome(top, after("a"), after("b"))).toBe("failed");
});

test("nothing is said of one function alone", () => {
  expect(callChain(stack([top]))).toBeNull();
});
