import type { DamageRule } from "../damage-rule";
import { isFault } from "../faults";
import { isWrite } from "../memory-access";

export const faultingWrite: DamageRule = {
  name: "faulting-write",
  exploitable: true,
  denialOfService: true,
  settled: false,
  because: "A write through a bad pointer corrupts memory as soon as the address is one that is mapped.",
  source: "Documentation/security/self-protection.rst",
  section: "When all of kernel memory is writable",
  applies: (crash) => (isFault(crash) && isWrite(crash) ? "a write went to an address that is not mapped" : null),
};
