import { expect, test } from "vitest";
import type { RaceRule } from "@/lib/llm/rules/kcsan/race-rule";
import { assess, cited, deciding, driver, type RaceCase } from "./hub-race";

/** Races by which a rule is tested, by what they are. */
interface RuleCases {
  /** The rule is the strongest that applies; `says` is in what it was seen by. */
  readonly decides: Readonly<Record<string, RaceCase & { readonly says?: string }>>;
  /** It applies beside a stronger one. */
  readonly applies?: Readonly<Record<string, RaceCase>>;
  /** Near misses: the race is judged, and not by this rule. */
  readonly spares: Readonly<Record<string, RaceCase>>;
}

/** Tests of one rule, each a whole investigation over the sources of a case. */
export function testRaceRule(rule: RaceRule, { decides, applies = {}, spares }: RuleCases): void {
  test.each(Object.entries(decides))("decides: %s", async (_, example) => {
    const talked = await assess(example);
    expect(deciding(talked)[0]).toBe(rule.name);
    expect(talked.results.Benign).toBe(rule.verdict === "benign");
    const line = talked.reply.split("\n").find((text) => text.startsWith(`- **${rule.name}**: `));
    expect(line).toContain(`. ${rule.because} Source: ${rule.source}, "${rule.section}".`);
    expect(line).toContain(example.says ?? "");
  });

  test.each(Object.entries(applies))("applies: %s", async (_, example) => {
    expect(cited(await assess(example))).toContain(rule.name);
  });

  test.each(Object.entries(spares))("spares: %s", async (_, example) => {
    const talked = await assess(example);
    expect(talked.reply).toContain("### Verdict");
    expect(cited(talked)).not.toContain(rule.name);
  });

  test.each([
    ["declaration", /\bstruct hub \{/],
    ["writing function", /\bhub_write\(/],
    ["reading function", /\bhub_(read|show)\(/],
  ])("does without the %s", async (_, missing) => {
    for (const example of Object.values(decides)) {
      const tree = Object.entries(driver(example)).map(([file, text]) => [file, text.replace(missing, "gone_$&")]);
      const { reply } = await assess(example, Object.fromEntries(tree));
      expect(reply).toContain("### Verdict");
    }
  });
}
