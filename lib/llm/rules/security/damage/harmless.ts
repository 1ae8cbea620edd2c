import type { DamageRule } from "./damage-rule";

export const dataRace: DamageRule = {
  name: "data-race",
  exploitable: false,
  denialOfService: false,
  settled: false,
  because: "A data race by itself does nothing; what the value is used for decides, and assessment-kcsan asks that.",
  source: "Documentation/dev-tools/kcsan.rst",
  applies: ({ report }) => (report.kind === "KCSAN" ? "KCSAN saw two accesses without an order" : null),
};

export const debuggingTool: DamageRule = {
  name: "debugging-tool",
  exploitable: false,
  denialOfService: false,
  settled: false,
  because: "The tool is off in production, and what it warns of is not yet a failure.",
  source: "Documentation/RCU/lockdep.rst",
  applies: ({ report }) =>
    /suspicious RCU usage|held lock freed|bad unlock balance|lock held when returning/.test(report.title)
      ? "a debugging check of locks spoke"
      : null,
};

export const plainWarning: DamageRule = {
  name: "plain-warning",
  exploitable: false,
  denialOfService: false,
  settled: true,
  because: "WARN() prints and goes on; that it stops a kernel with panic_on_warn does not count.",
  source: "Documentation/process/deprecated.rst",
  applies: ({ report }) =>
    report.kind === "WARNING" ? "the kernel warned of a state, and nothing else is reported" : null,
};
