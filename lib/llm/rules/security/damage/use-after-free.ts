import type { DamageRule } from "./damage-rule";
import { accessClass, accessText, isWrite, objectText } from "./memory-access";

const PATTERN = /use-after-free|use-after-scope|use after free/;

export const useAfterFreeWrite: DamageRule = {
  name: "use-after-free-write",
  exploitable: true,
  denialOfService: true,
  settled: true,
  because:
    "Without KASAN there is no quarantine: the freed memory is given out again at once, and the write changes whatever object another allocation put there.",
  source: "Documentation/dev-tools/kasan.rst",
  applies: (crash) =>
    PATTERN.test(accessClass(crash)) && isWrite(crash)
      ? `KASAN saw ${accessText(crash, "write")} to freed memory${objectText(crash)}`
      : null,
};

export const useAfterFreeRead: DamageRule = {
  name: "use-after-free-read",
  exploitable: true,
  denialOfService: true,
  settled: true,
  because:
    "Without KASAN the read gives what another allocation has put there: pointers and lengths that an attacker may have placed steer the code that goes on with them.",
  source: "Documentation/dev-tools/kasan.rst",
  applies: (crash) =>
    (PATTERN.test(accessClass(crash)) && !isWrite(crash)) || /^KMSAN: use-after-free/.test(crash.report.title)
      ? `a sanitizer saw ${accessText(crash, "read")} of freed memory${objectText(crash)}`
      : null,
};
