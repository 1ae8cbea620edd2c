import { beforeAll, expect, test } from "vitest";
import { type ExaminedCase, examineCases } from "@/lib/testing/examine-cases";

/*
 * Explanations as different models write them, each with one false citation; their writer had not read the checker. Measured in
 * bench/README.md.
 */

let examined: readonly ExaminedCase[] = [];
beforeAll(async () => {
  examined = await examineCases();
}, 120_000);

test("the false citation of each is marked", () => {
  expect(examined.length).toBe(36);
  expect(examined.filter(({ judgement }) => !judgement.isFound).map(({ name }) => name)).toEqual([]);
});

test("nothing that is true is marked, and no link is dead", () => {
  const texts = (pick: "wrong" | "dead") =>
    examined.flatMap(({ name, judgement }) => judgement[pick].map(({ text }) => `${name}: ${text}`));
  expect(texts("wrong")).toEqual([]);
  expect(texts("dead")).toEqual([]);
});

test("most of what is true leads to what showed it", () => {
  const sum = (of: "trueParts" | "linkedParts") => examined.reduce((total, { judgement }) => total + judgement[of], 0);
  expect(sum("trueParts")).toBeGreaterThan(600);
  expect(sum("linkedParts") / sum("trueParts")).toBeGreaterThan(0.85);
  expect(examined.some(({ isPartial }) => isPartial)).toBe(false);
});
