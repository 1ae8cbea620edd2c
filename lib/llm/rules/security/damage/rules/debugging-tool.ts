import type { DamageRule } from "../damage-rule";

export const debuggingTool: DamageRule = {
  name: "debugging-tool",
  exploitable: false,
  denialOfService: false,
  settled: false,
  because: "The tool is off in production, and what it warns of is not yet a failure.",
  source: "Documentation/RCU/lockdep-splat.rst",
  section: "The usual cause of a lockdep-RCU splat",
  applies: ({ report }) =>
    /suspicious RCU usage|held lock freed|bad unlock balance|lock held when returning/.test(report.title)
      ? "a debugging check of locks spoke"
      : null,
};
