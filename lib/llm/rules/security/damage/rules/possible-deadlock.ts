import type { DamageRule } from "../damage-rule";

export const possibleDeadlock: DamageRule = {
  name: "possible-deadlock",
  exploitable: false,
  denialOfService: true,
  settled: false,
  because: "lockdep warns of an order of locks that can deadlock without lockdep too, if the sides do meet.",
  source: "Documentation/locking/lockdep-design.rst",
  section: "could lead to a lock inversion deadlock",
  applies: ({ report }) =>
    /possible (?:circular|recursive|irq lock inversion)|inconsistent lock state|possible deadlock|HARDIRQ-safe|SOFTIRQ-safe/.test(
      report.title,
    )
      ? "lockdep saw an order of locks that can deadlock"
      : null,
};
