import { describe, expect, test } from "vitest";
import { unsupportedClaims } from "@/lib/contract/evidence";
import { Examiner } from "@/lib/evidence/examine";
import { readRuleModules, ruleFolders } from "@/lib/testing/rule-modules";
import { citeRule } from "./cited-rule";

/* Each rule is a module of its own: it is named as its file, listed, tested beside it, and says why it holds and where that is written. */

describe.each(ruleFolders)("$folder", async ({ folder, rules }) => {
  const modules = await readRuleModules(folder);

  test("holds the rules that are listed, and no others", () => {
    expect(modules.map(({ name }) => name).sort()).toEqual(rules.map(({ name }) => name).sort());
  });

  test.each(modules)("$name exports one rule of its name, and is tested", ({ name, exports, isTested }) => {
    const rule = rules.find((listed) => listed.name === name);
    expect(rule).toBeDefined();
    expect(Object.values(exports)).toEqual([rule]);
    expect(Object.keys(exports)).toEqual([name.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase())]);
    expect(isTested).toBe(true);
  });

  test.each(rules)("$name says why it holds and where that is written", (rule) => {
    expect(rule.because).toMatch(/^\w.*\w\)?\.$/);
    expect(rule.source).toMatch(/^[a-zA-Z][\w-]*\/[\w./-]*\w$/);
    expect(rule.section ?? "whole file").toMatch(/^[^"\n]+$/);
    // A file or function of code would count as said about this kernel, and be marked as shown by no tool.
    const examined = new Examiner({
      explanation: citeRule(rule, "it applies"),
      report: "",
      config: "",
      title: "",
    }).outcome();
    expect(unsupportedClaims(examined).map(({ text }) => text)).toEqual([]);
  });
});
