import type { DamageRule } from "../damage-rule";
import { accessClass, objectText } from "../memory-access";

export const invalidFree: DamageRule = {
  name: "invalid-free",
  exploitable: true,
  denialOfService: true,
  settled: true,
  because:
    "An object that is freed twice, or where none begins, is given to two owners by the allocator: a use-after-free whose time the attacker chooses.",
  source: "Documentation/dev-tools/kfence.rst",
  section: "KFENCE also reports on invalid frees",
  applies: (crash) =>
    /double-free|invalid-free|invalid free/.test(accessClass(crash))
      ? `the allocator was given memory that is no allocated object (${accessClass(crash)})${objectText(crash)}`
      : null,
};
