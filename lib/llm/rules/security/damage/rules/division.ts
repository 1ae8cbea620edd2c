import type { DamageRule } from "../damage-rule";

export const division: DamageRule = {
  name: "division",
  exploitable: false,
  denialOfService: true,
  settled: true,
  because: "A division by zero traps on x86 with and without UBSAN, and the trap is an oops.",
  source: "lib/Kconfig.ubsan",
  section: "config UBSAN_DIV_ZERO",
  applies: ({ report }) =>
    /^(?:UBSAN: (?:division|divrem)|divide error)/.test(report.title) ? "a number was divided by zero" : null,
};
