import { expect, test } from "vitest";
import { type Crash, readCrash } from "@/lib/llm/rules/security/crash";
import { judgeDamage } from "@/lib/llm/rules/security/damage/damage";
import type { DamageRule } from "@/lib/llm/rules/security/damage/damage-rule";
import { parseReport } from "@/lib/report/parse-report";

/** Reports by which a rule is tested. */
interface DamageCases {
  /** The rule is the first that applies. */
  readonly decides: readonly string[];
  /** Near misses: it does not apply, whatever other rule does. */
  readonly spares: readonly string[];
}

/** Tests of one rule about what a kind of report does. */
export function testDamageRule(rule: DamageRule, { decides, spares }: DamageCases): void {
  test.each(decides)("decides: %j", (text) => {
    const damage = judgeDamage(crashOf(text));
    expect(damage?.rule.name).toBe(rule.name);
    expect(damage?.observation).toMatch(/^\S.*[^.]$/);
  });

  test.each(spares)("spares: %j", (text) => {
    expect(rule.applies(crashOf(text))).toBeNull();
  });
}

export function crashOf(text: string): Crash {
  return readCrash(parseReport(text), text);
}

/** A report of KASAN; `access` is like `Write of size 4`. */
export function kasanReport(bugClass: string, access: string): string {
  return `BUG: KASAN: ${bugClass} in peg_move+0x1/0x2 net/peg.c:5\n${access} at addr ffff888000000010 by task a/1\nCall Trace:\n peg_move+0x1/0x2 net/peg.c:5\n`;
}

/** A warning before which `before` stands in the log. */
export function warningAfter(before: string): string {
  return `${before}\nWARNING: CPU: 0 PID: 1 at lib/peg.c:28 peg_warn+0x1/0x2\n`;
}

/** A BUG() before which `before` stands in the log. */
export function bugAfter(before: string): string {
  return `${before}\nkernel BUG at lib/peg.c:59!\n`;
}

/** A fault that is no NULL pointer, with the processor's line about it. */
export function faultReport(access: "read" | "write"): string {
  return `BUG: unable to handle page fault for address: ffffc90000001000\n#PF: supervisor ${access} access in kernel mode\n`;
}

/** A general protection fault at `address`, and what KASAN says of it. */
export function protectionFault(address: string, kasan = ""): string {
  return `Oops: general protection fault, probably for non-canonical address ${address}: 0000 [#1]\n${kasan === "" ? "" : `KASAN: ${kasan}\n`}`;
}
