import type { DamageRule } from "../damage-rule";

export const sleepsInAtomicContext: DamageRule = {
  name: "sleeps-in-atomic-context",
  exploitable: false,
  denialOfService: true,
  settled: false,
  because: "Who sleeps with a spinlock or with preemption off can deadlock the CPU.",
  source: "Documentation/locking/locktypes.rst",
  section: "Sleeping locks can only be acquired in preemptible task context",
  applies: ({ report }) =>
    /sleeping function called from invalid context/.test(report.title)
      ? "code that may sleep ran where it must not"
      : null,
};
