import type { DamageRule } from "../damage-rule";
import { isFault } from "../faults";

export const faultingRead: DamageRule = {
  name: "faulting-read",
  exploitable: false,
  denialOfService: true,
  settled: false,
  because: "The oops kills the task or the machine; that the attacker can choose the address is not shown.",
  source: "Documentation/admin-guide/sysctl/kernel.rst",
  section: "an oops or BUG is encountered",
  applies: (crash) =>
    isFault(crash) || /^Oops/.test(crash.report.title)
      ? "the kernel faulted on an address that it could not use"
      : null,
};
