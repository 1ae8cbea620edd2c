import type { DamageRule } from "../damage-rule";
import { accessText, isUseAfterFree, isWrite, objectText } from "../memory-access";

export const useAfterFreeRead: DamageRule = {
  name: "use-after-free-read",
  exploitable: true,
  denialOfService: true,
  settled: true,
  because:
    "Without KASAN the read gives what another allocation has put there: pointers and lengths that an attacker may have placed steer the code that goes on with them.",
  source: "Documentation/dev-tools/kasan.rst",
  section: "delays the reuse of freed objects",
  applies: (crash) =>
    (isUseAfterFree(crash) && !isWrite(crash)) || /^KMSAN: use-after-free/.test(crash.report.title)
      ? `a sanitizer saw ${accessText(crash, "read")} of freed memory${objectText(crash)}`
      : null,
};
