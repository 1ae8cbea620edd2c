import type { DamageRule } from "../damage-rule";
import { accessClass, accessText, isOutOfBounds, isWrite, objectText, toolName } from "../memory-access";

export const outOfBoundsRead: DamageRule = {
  name: "out-of-bounds-read",
  exploitable: true,
  denialOfService: false,
  settled: true,
  because:
    "Without KASAN the read succeeds and gives the neighbour's data, which does not belong to the caller; mapped memory that is only read stops nothing.",
  source: "Documentation/dev-tools/kasan.rst",
  section: "be a part of a redzone",
  applies: (crash) =>
    isOutOfBounds(crash) && !isWrite(crash)
      ? `${toolName(crash)} saw ${accessText(crash, "read")} outside of its memory${objectText(crash)} (${accessClass(crash)})`
      : null,
};
