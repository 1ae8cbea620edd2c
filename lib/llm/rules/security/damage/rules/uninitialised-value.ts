import type { DamageRule } from "../damage-rule";

export const uninitialisedValue: DamageRule = {
  name: "uninitialised-value",
  exploitable: false,
  denialOfService: false,
  settled: false,
  because:
    "KMSAN reports where such a value is first used to decide something, not where it goes; that it steers a length or a pointer must be shown by the code.",
  source: "Documentation/dev-tools/kmsan.rst",
  section: "A use of uninitialized value",
  applies: ({ report }) =>
    /^KMSAN: uninit/.test(report.title) ? "KMSAN saw a decision on an uninitialised value" : null,
};
