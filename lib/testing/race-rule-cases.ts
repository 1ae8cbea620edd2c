import { expect, test } from "vitest";
import type { RaceRule } from "@/lib/llm/rules/kcsan/race-rule";
import { assess, cited, deciding, type RaceCase } from "./hub-race";

type Cases = Readonly<Record<string, RaceCase>>;

/** Races by which a rule is tested, by what they are. */
interface RuleCases {
  /** The rule is the strongest that applies. */
  readonly decides: Cases;
  /** It applies beside a stronger one. */
  readonly applies?: Cases;
  /** Near misses: the race is judged, and not by this rule. */
  readonly spares: Cases;
}

/** Tests of one rule, each a whole investigation over the sources of a case. */
export function testRaceRule(rule: RaceRule, { decides, applies = {}, spares }: RuleCases): void {
  test.each(Object.entries(decides))("decides: %s", async (_, example) => {
    const talked = await assess(example);
    expect(deciding(talked)[0]).toBe(rule.name);
    expect(talked.results.Benign).toBe(rule.verdict === "benign");
    expect(talked.reply).toContain(`. ${rule.because} Source: ${rule.source}, "${rule.section}".`);
  });

  test.each(Object.entries(applies))("applies: %s", async (_, example) => {
    expect(cited(await assess(example))).toContain(rule.name);
  });

  test.each(Object.entries(spares))("spares: %s", async (_, example) => {
    const talked = await assess(example);
    expect(talked.reply).toContain("### Verdict");
    expect(cited(talked)).not.toContain(rule.name);
  });
}
