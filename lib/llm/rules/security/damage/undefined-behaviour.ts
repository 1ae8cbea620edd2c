import type { DamageRule } from "./damage-rule";

const source = "Documentation/dev-tools/ubsan.rst";

export const arrayIndex: DamageRule = {
  name: "array-index",
  exploitable: true,
  denialOfService: true,
  settled: false,
  because:
    "The access is made all the same: behind the array lies other memory, unless the array is one of a size that is only declared (an old flexible array).",
  source,
  applies: ({ report }) =>
    /^UBSAN: (?:array-index|object-size|index)/.test(report.title)
      ? "UBSAN saw an index behind the end of an array"
      : null,
};

export const divisionOverflow: DamageRule = {
  name: "division",
  exploitable: false,
  denialOfService: true,
  settled: true,
  because: "A division by zero traps on x86 with and without UBSAN, and the trap is an oops.",
  source,
  applies: ({ report }) =>
    /^(?:UBSAN: (?:division|divrem)|divide error)/.test(report.title) ? "a number was divided by zero" : null,
};

export const shiftOrOverflow: DamageRule = {
  name: "arithmetic",
  exploitable: false,
  denialOfService: false,
  settled: false,
  because:
    "The kernel is built so that such arithmetic has a result (-fno-strict-overflow); only what is done with a wrong result can do harm.",
  source,
  applies: ({ report }) =>
    /^UBSAN: (?:shift|signed|unsigned|negation|integer|pointer|implicit|invalid|misaligned)/.test(report.title)
      ? "UBSAN saw an operation whose result C does not define, and no access to memory"
      : null,
};
