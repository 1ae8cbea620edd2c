import type { DamageRule } from "../damage-rule";

export const informationLeak: DamageRule = {
  name: "information-leak",
  exploitable: true,
  denialOfService: false,
  settled: true,
  because:
    "Memory that was never written goes out of the kernel, with what its last owner left there: keys, data of others, or addresses that defeat KASLR.",
  source: "Documentation/dev-tools/kmsan.rst",
  section: "when it is copied to userspace or hardware",
  applies: ({ report }) =>
    /^KMSAN: [\w-]*infoleak/.test(report.title) ? "KMSAN saw uninitialised memory leave the kernel" : null,
};
