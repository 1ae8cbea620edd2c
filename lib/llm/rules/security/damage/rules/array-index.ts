import type { DamageRule } from "../damage-rule";

export const arrayIndex: DamageRule = {
  name: "array-index",
  exploitable: true,
  denialOfService: true,
  settled: false,
  because:
    "The access is made all the same: behind the array lies other memory, unless the array is one of a size that is only declared (an old flexible array).",
  source: "lib/Kconfig.ubsan",
  section: "This option enables detection of directly indexed out of bounds",
  applies: ({ report }) =>
    /^UBSAN: (?:array-index|object-size|index)/.test(report.title)
      ? "UBSAN saw an index behind the end of an array"
      : null,
};
