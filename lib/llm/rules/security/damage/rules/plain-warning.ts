import type { DamageRule } from "../damage-rule";

export const plainWarning: DamageRule = {
  name: "plain-warning",
  exploitable: false,
  denialOfService: false,
  settled: true,
  because: "A warning prints and goes on; that it stops a kernel with panic_on_warn does not count.",
  source: "Documentation/process/deprecated.rst",
  section: "*panic_on_warn* sysctl",
  applies: ({ report }) =>
    report.kind === "WARNING" ? "the kernel warned of a state, and nothing else is reported" : null,
};
