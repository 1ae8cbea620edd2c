import type { DamageRule } from "../damage-rule";

export const kernelBug: DamageRule = {
  name: "kernel-bug",
  exploitable: false,
  denialOfService: true,
  settled: true,
  because:
    "A BUG is there in kernels of production: it kills the task with all that it holds, and the machine in an interrupt.",
  source: "Documentation/process/deprecated.rst",
  section: "destabilize a system or entirely break it",
  applies: ({ report }) =>
    /^(?:kernel BUG|BUG: (?:stack guard page|kernel stack overflow|scheduling while atomic))/.test(report.title)
      ? "the kernel stopped itself because a state cannot be"
      : null,
};
