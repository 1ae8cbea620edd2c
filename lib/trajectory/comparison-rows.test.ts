import { expect, test } from "vitest";
import { spanLine } from "@/lib/testing/span-rows";
import { comparisonRows, firstDifference } from "./comparison-rows";

/** `=` is a step that is the same in both, `|` one that differs. */
const steps = (text: string) =>
  Array.from(text, (sign, seq) => ({ same: sign === "=", a: spanLine(seq), b: spanLine(seq) }));
const shown = (text: string, unfolded: number | null = null) =>
  comparisonRows(steps(text), unfolded)
    .map((row) => (row.kind === "fold" ? `<${row.count}>` : row.first ? "!" : row.step.same ? "=" : "|"))
    .join("");

test("equal steps are folded but for those beside a difference", () => {
  expect(shown("==========|==========|==========")).toBe("<8>==!==<6>==|==<8>");
  expect(shown("==========")).toBe("<10>");
  expect(shown("|||")).toBe("!||");
  expect(shown("")).toBe("");
});

test("a few equal steps are not worth folding", () => {
  expect(shown("=====|=======|")).toBe("=====!=======|");
});

test("one stretch is unfolded by the index that its fold had", () => {
  const [fold] = comparisonRows(steps("==========|===="), null);
  expect(fold).toMatchObject({ kind: "fold", index: 0, count: 8 });
  expect(shown("==========|====", 0)).toBe("==========!====");
  const later = comparisonRows(steps("|==========|"), null).find(({ kind }) => kind === "fold");
  expect(shown("|==========|", later?.index)).toBe("!==========|");
});

test("a fold knows at which line its steps begin when they take the place of another stretch's", () => {
  const text = "==========|==========|==========";
  const lines = (unfolded: number | null) =>
    comparisonRows(steps(text), unfolded).flatMap((row) => (row.kind === "fold" ? [row.line] : []));
  expect(lines(null)).toEqual([0, 6, 12]);
  expect(lines(0)).toEqual([6, 12]);
  expect(lines(13)).toEqual([0, 12]);
});

test("every step is shown or counted once", () => {
  for (const text of ["=|=".repeat(20), "======|".repeat(9), `${"=".repeat(50)}|`]) {
    const rows = comparisonRows(steps(text), null);
    expect(rows.reduce((sum, row) => sum + (row.kind === "fold" ? row.count : 1), 0)).toBe(text.length);
    expect(firstDifference(steps(text))).toBe(text.indexOf("|"));
  }
  expect(firstDifference(steps("==="))).toBe(-1);
});
