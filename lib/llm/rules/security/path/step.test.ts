import { expect, test } from "vitest";
import { sourceText } from "../../c/source-text";
import { makeStep } from "./step";

const source = sourceText("net/peg.c", 10, "int peg$use(int *p)\n{\n\ta(p);\n\tpeg$in(p);\n\tpeg$in(p);\n}");
const frame = { function: "peg$use", offset: 1, size: 2, file: "net/peg.c", line: 14, inlined: false };

test("the head, and the call that is nearest to the report's line", () => {
  const step = makeStep("peg$use", frame, source, "peg$in");
  expect(step).toMatchObject({
    head: { path: "net/peg.c", line: 10, code: "peg$use" },
    call: { path: "net/peg.c", line: 14, code: "peg$in" },
    lineFits: true,
  });
});

test("without a line the first call, without a call the line", () => {
  expect(makeStep("peg$use", null, source, "peg$in").call?.line).toBe(13);
  const indirect = makeStep("peg$use", { ...frame, line: 12 }, source, "other");
  expect(indirect.call).toBeNull();
  expect(source.masked.slice(indirect.offset ?? 0)).toMatch(/^a\(p\);/);
});

test("a line of another file or beyond the function does not fit", () => {
  expect(makeStep("peg$use", { ...frame, line: 99 }, source, null)).toMatchObject({ lineFits: false, offset: null });
  expect(makeStep("peg$use", { ...frame, file: "net/b.c" }, source, null).lineFits).toBe(false);
  expect(makeStep("peg$use", { ...frame, line: 0 }, source, null).lineFits).toBeNull();
});
