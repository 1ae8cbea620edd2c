import type { DamageRule } from "../damage-rule";
import { accessClass, accessText, isWrite } from "../memory-access";

/** Beyond an area of vmalloc nothing is mapped. */
export const outOfBoundsReadUnmapped: DamageRule = {
  name: "out-of-bounds-read-unmapped",
  exploitable: true,
  denialOfService: true,
  settled: true,
  because:
    "What is read does not belong to the object, and behind an area of vmalloc lies a guard page: a read that goes far enough stops the kernel.",
  source: "Documentation/mm/vmalloced-kernel-stacks.rst",
  section: "with guard pages",
  applies: (crash) =>
    /vmalloc-out-of-bounds/.test(accessClass(crash)) && !isWrite(crash)
      ? `KASAN saw ${accessText(crash, "read")} outside of an area of vmalloc`
      : null,
};
