import type { DamageRule } from "../damage-rule";

export const dataRace: DamageRule = {
  name: "data-race",
  exploitable: false,
  denialOfService: false,
  settled: false,
  because: "A data race by itself does nothing; what the value is used for decides, and assessment-kcsan asks that.",
  source: "Documentation/dev-tools/kcsan.rst",
  section: "Data Races",
  applies: ({ report }) => (report.kind === "KCSAN" ? "KCSAN saw two accesses without an order" : null),
};
