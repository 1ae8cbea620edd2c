import type { DamageRule } from "../damage-rule";

export const arithmetic: DamageRule = {
  name: "arithmetic",
  exploitable: false,
  denialOfService: false,
  settled: false,
  because:
    "The kernel is built so that such arithmetic has a result (-fno-strict-overflow); only what is done with a wrong result can do harm.",
  source: "lib/Kconfig.ubsan",
  section: "use of -fno-strict-overflow",
  applies: ({ report }) =>
    /^UBSAN: (?:shift|signed|unsigned|negation|integer|pointer|implicit|invalid|misaligned)/.test(report.title)
      ? "UBSAN saw an operation whose result C does not define, and no access to memory"
      : null,
};
