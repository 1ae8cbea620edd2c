import { saysText } from "../crash";
import type { DamageRule } from "./damage-rule";

export const hang: DamageRule = {
  name: "hang",
  exploitable: false,
  denialOfService: true,
  settled: true,
  because: "A task or a CPU that makes no progress holds its locks and its time also where nobody watches for it.",
  source: "Documentation/admin-guide/lockup-watchdogs.rst",
  applies: (crash) => {
    if (crash.report.kind !== "unknown" && !/^BUG: (?:soft lockup|workqueue lockup)/.test(crash.report.title))
      return null;
    const line = saysText(
      crash,
      /INFO: task \S{1,100} blocked for more than|rcu\S{0,40} (?:self-)?detected[^\n]{0,20}stalls?|BUG: (?:soft|workqueue) lockup|INFO: rcu detected stall|INFO: task hung/,
    );
    return line === null ? null : `the report says "${line}"`;
  },
};

export const leak: DamageRule = {
  name: "memory-leak",
  exploitable: false,
  denialOfService: true,
  settled: false,
  because: "Memory that is never given back exhausts the system if the leak can be repeated.",
  source: "Documentation/dev-tools/kmemleak.rst",
  applies: ({ report }) =>
    /^BUG: memory leak/.test(report.title) ? "kmemleak found memory that nothing points to" : null,
};

export const kernelBug: DamageRule = {
  name: "kernel-bug",
  exploitable: false,
  denialOfService: true,
  settled: true,
  because:
    "BUG() is there in kernels of production: it kills the task with all that it holds, and the machine in an interrupt.",
  source: "Documentation/process/deprecated.rst",
  applies: ({ report }) =>
    /^(?:kernel BUG|invalid opcode|BUG: (?:stack guard page|kernel stack overflow|scheduling while atomic))/.test(
      report.title,
    )
      ? "the kernel stopped itself because a state cannot be"
      : null,
};

export const possibleDeadlock: DamageRule = {
  name: "possible-deadlock",
  exploitable: false,
  denialOfService: true,
  settled: false,
  because: "lockdep warns of an order of locks that can deadlock without lockdep too, if the sides do meet.",
  source: "Documentation/locking/lockdep-design.rst",
  applies: ({ report }) =>
    /possible (?:circular|recursive|irq lock inversion)|inconsistent lock state|possible deadlock|HARDIRQ-safe|SOFTIRQ-safe/.test(
      report.title,
    )
      ? "lockdep saw an order of locks that can deadlock"
      : null,
};

export const sleepsInAtomic: DamageRule = {
  name: "sleeps-in-atomic-context",
  exploitable: false,
  denialOfService: true,
  settled: false,
  because: "Who sleeps with a spinlock or with preemption off can deadlock the CPU.",
  source: "Documentation/locking/locktypes.rst",
  applies: ({ report }) =>
    /sleeping function called from invalid context/.test(report.title)
      ? "code that may sleep ran where it must not"
      : null,
};
