import type { DamageRule } from "../damage-rule";
import { accessClass, accessText, isOutOfBounds, isWrite, objectText, toolName } from "../memory-access";

export const outOfBoundsWrite: DamageRule = {
  name: "out-of-bounds-write",
  exploitable: true,
  denialOfService: true,
  settled: true,
  because:
    "Without KASAN there are no red zones: the write lands in the neighbouring object, which an attacker can choose by arranging the heap.",
  source: "Documentation/dev-tools/kasan.rst",
  section: "be a part of a redzone",
  applies: (crash) =>
    isOutOfBounds(crash) && isWrite(crash)
      ? `${toolName(crash)} saw ${accessText(crash, "write")} outside of its memory${objectText(crash)} (${accessClass(crash)})`
      : null,
};
