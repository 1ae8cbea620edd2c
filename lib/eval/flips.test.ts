import { expect, test } from "vitest";
import { evalData, type SaidCases } from "@/lib/testing/eval-data";
import { reportEval } from "./eval-report";
import { flipCounts, flipsBetween } from "./flips";
import { evalMarkdown } from "./markdown";
import { shownCases } from "./shown-cases";

const report = (cases: SaidCases) => reportEval(evalData(cases));
const one = (runs: SaidCases[string]["runs"], label = true) => ({ label, runs });

test("what became right was fixed, what became wrong broke, and what stayed is no flip", () => {
  const before = report({
    a: one([false]),
    b: one([true]),
    c: one([true]),
    d: one([false]),
    e: one(["failed"]),
    f: one([true]),
  });
  const after = report({
    a: one([true]),
    b: one([false]),
    c: one([true]),
    d: one([false]),
    e: one([true]),
    f: one(["failed"]),
  });
  const flips = flipsBetween(before, after);
  expect(flips.map(({ kind, case: { report: name } }) => `${kind} ${name}`)).toEqual([
    "fixed a",
    "broke b",
    "gained e",
    "lost f",
  ]);
  expect(flipCounts(flips)).toBe("fixed 1, broke 1, gained the verdict of 1, lost the verdict of 1");
  expect(flipCounts([])).toBe("fixed 0, broke 0");
});

test("a case whose jobs have not all ended is no flip yet, and most runs decide", () => {
  const before = report({ a: one([true, true, true]), b: one([true, true, true]) });
  const after = report({ a: one([false, false, "pending"]), b: one([true, false, false]) });
  const [flip, ...others] = flipsBetween(before, after);
  expect(others).toEqual([]);
  const unfiled = reportEval(evalData({ a: one([false]), b: one([false]) }, { runs: 2 }));
  expect(flipsBetween(before, unfiled)).toEqual([]);
  expect([flip?.case.report, flip?.before.job?.id, flip?.after.job?.id]).toEqual(["b", "b-1", "b-2"]);
});

test("cases are found by what their runs say", () => {
  const { cases } = report({
    a: one([true, false]),
    b: one([true, true]),
    c: one(["failed", true]),
    d: one([true, true], false),
  });
  const shown = (view: "all" | "wrong" | "failed" | "tp" | "fp" | "fn", output = "") =>
    shownCases(cases, { view, output, workflow: "", set: "" }).map(({ report: name }) => name);
  expect(shown("all")).toEqual(["a", "b", "c", "d"]);
  expect(shown("wrong")).toEqual(["a", "d"]);
  expect(shown("failed")).toEqual(["c"]);
  expect(shown("fn")).toEqual(["a"]);
  expect(shown("fp", "Benign")).toEqual(["d"]);
  expect(shown("fp", "Exploitable")).toEqual([]);
  expect(shownCases(cases, { view: "all", output: "", workflow: "moderation", set: "" })).toEqual([]);
  expect(shownCases(cases, { view: "all", output: "", workflow: "", set: "set-aside" })).toEqual([]);
});

test("a report as Markdown holds what somebody else wrote as text alone", () => {
  const data = evalData({ a: one([false]), b: one([true]) }, { name: "one | two\n# three <b>" });
  const earlier = report({ a: one([true]), b: one([true]) });
  const after = reportEval(data);
  const markdown = evalMarkdown(after, { earlier, flips: flipsBetween(earlier, after) }, "http://site");
  expect(markdown).toContain("# Eval one \\| two \\# three \\<b\\>\n");
  expect(markdown).toContain(
    "| assessment-kcsan | rules | Benign | insufficient (2) | 1 of 2 | 1 | 0 | 0 | 1 | 1 of 1 | 0 of 1 | 0 |",
  );
  expect(markdown).toContain(": fixed 0, broke 1.");
  expect(markdown).toContain(
    "| broke | a | Benign: yes | [yes](http://site/ai_job?id=a-1) | [no](http://site/ai_job?id=a-1) | [compare](http://site/ai_compare?a=a-1&b=a-1) |",
  );
  expect(markdown).toContain("| a | rules | assessment-kcsan | Benign yes | Benign no **wrong** |");
});
