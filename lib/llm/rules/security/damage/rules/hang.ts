import { saysText } from "../../crash";
import type { DamageRule } from "../damage-rule";

export const hang: DamageRule = {
  name: "hang",
  exploitable: false,
  denialOfService: true,
  settled: true,
  because: "A task or a CPU that makes no progress holds its locks and its time also where nobody watches for it.",
  source: "Documentation/admin-guide/lockup-watchdogs.rst",
  section: "is defined as a bug that causes the kernel to loop",
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
