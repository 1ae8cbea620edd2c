import type { DamageRule } from "../damage-rule";
import { accessText, isUseAfterFree, isWrite, objectText, toolName } from "../memory-access";

export const useAfterFreeWrite: DamageRule = {
  name: "use-after-free-write",
  exploitable: true,
  denialOfService: true,
  settled: true,
  because:
    "Without KASAN there is no quarantine: the freed memory is given out again at once, and the write changes whatever object another allocation put there.",
  source: "Documentation/dev-tools/kasan.rst",
  section: "delays the reuse of freed objects",
  applies: (crash) =>
    isUseAfterFree(crash) && isWrite(crash)
      ? `${toolName(crash)} saw ${accessText(crash, "write")} to freed memory${objectText(crash)}`
      : null,
};
