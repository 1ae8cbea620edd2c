import type { DamageRule } from "./damage-rule";
import { accessClass, accessText, isWrite, objectText } from "./memory-access";

const PATTERN = /out-of-bounds|out of bounds|memory corruption/;

export const outOfBoundsWrite: DamageRule = {
  name: "out-of-bounds-write",
  exploitable: true,
  denialOfService: true,
  settled: true,
  because:
    "Without KASAN there are no red zones: the write lands in the neighbouring object, which an attacker can choose by arranging the heap.",
  source: "Documentation/dev-tools/kasan.rst",
  applies: (crash) =>
    PATTERN.test(accessClass(crash)) && isWrite(crash)
      ? `KASAN saw ${accessText(crash, "write")} outside of its memory${objectText(crash)} (${accessClass(crash)})`
      : null,
};

/** Beyond an area of vmalloc nothing is mapped. */
export const unmappedRead: DamageRule = {
  name: "out-of-bounds-read-unmapped",
  exploitable: true,
  denialOfService: true,
  settled: true,
  because:
    "What is read does not belong to the object, and behind an area of vmalloc lies a guard page: a read that goes far enough stops the kernel.",
  source: "Documentation/dev-tools/kasan.rst",
  applies: (crash) =>
    /vmalloc-out-of-bounds/.test(accessClass(crash)) && !isWrite(crash)
      ? `KASAN saw ${accessText(crash, "read")} outside of an area of vmalloc`
      : null,
};

export const outOfBoundsRead: DamageRule = {
  name: "out-of-bounds-read",
  exploitable: true,
  denialOfService: false,
  settled: true,
  because:
    "Without KASAN the read succeeds and gives the neighbour's data, which does not belong to the caller; mapped memory that is only read stops nothing.",
  source: "Documentation/dev-tools/kasan.rst",
  applies: (crash) =>
    PATTERN.test(accessClass(crash)) && !isWrite(crash)
      ? `KASAN saw ${accessText(crash, "read")} outside of its memory${objectText(crash)} (${accessClass(crash)})`
      : null,
};
