import { expect, test } from "vitest";
import { moderationEvidence, oopsReport } from "@/lib/testing/moderated-report";
import { callChain } from "./call-chain";

/** A function with the line of its frame, counted from its first. */
type Function = readonly [name: string, body: string, line: number];

const top: Function = ["peg_top", "\tx = 1;", 3];
/** Calls something on the line before the frame's. */
const after = (name: string): Function => [name, "\tother();\n\tx = 1;", 4];
const caller = (body: string, line = 3): Function => ["peg_call", body, line];

/** What is said of a stack of functions, innermost first. */
function finding(...functions: readonly Function[]) {
  const tree = Object.fromEntries(
    functions.map(([name, body]) => [`net/${name}.c`, `void ${name}(void)\n{\n${body}\n}\n`]),
  );
  const frames = functions.map(([name, , line]) => `${name}+0x1/0x2 net/${name}.c:${line}`);
  return callChain.applies(moderationEvidence(oopsReport(frames), { tree }));
}

const outcome = (...functions: readonly Function[]) => finding(...functions)?.outcome ?? null;

test("a direct call, a call through a pointer and another function that may have been inlined are possible", () => {
  expect(outcome(top, caller("\tpeg_top();"))).toBe("passed");
  expect(outcome(top, caller("\tpeg->ops->run(peg);"))).toBe("passed");
  expect(outcome(top, caller("\tother();"))).toBe("passed");
});

test("a line without any call nearby breaks the stack", () => {
  const found = finding(top, caller("\tx = 1;\n\tif (x)\n\t\ty = 2;", 5));
  expect(found?.outcome).toBe("failed");
  expect(found?.observation).toContain("`peg_call` calls nothing at net/peg_call.c:5: `y = 2;`, and nowhere `peg_top`");
});

test("a line behind a call is doubtful once and too much twice", () => {
  expect(outcome(top, after("peg_a"))).toBe("passed");
  expect(outcome(top, after("peg_a"), after("peg_b"))).toBe("failed");
});

test("nothing is said of one function alone, nor of lines of another commit", () => {
  expect(outcome(top)).toBeNull();
  expect(outcome(top, caller("\tx = 1;", 30))).toBeNull();
});
