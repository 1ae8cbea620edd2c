import { saysText } from "../../crash";
import type { DamageRule } from "../damage-rule";
import { isFault } from "../faults";
import { accessClass } from "../memory-access";

export const wildAccess: DamageRule = {
  name: "wild-access",
  exploitable: true,
  denialOfService: true,
  settled: false,
  because:
    "A pointer that is neither NULL nor valid was overwritten, never set, or read from memory of another type; who can place its value can choose what is accessed.",
  source: "Documentation/arch/x86/x86_64/mm.rst",
  section: "hole of non-canonical",
  applies: (crash) =>
    /wild-memory-access|user-memory-access/.test(accessClass(crash)) ||
    (isFault(crash) && saysText(crash, /KASAN: (?:probably|maybe) (?:wild|user)-memory-access/) !== null)
      ? "the address that was accessed belongs to nothing, and is not near NULL"
      : null,
};
