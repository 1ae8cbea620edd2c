import { saysText } from "../../crash";
import type { DamageRule } from "../damage-rule";

export const referenceCountTooLow: DamageRule = {
  name: "reference-count-too-low",
  exploitable: true,
  denialOfService: true,
  settled: true,
  because:
    "refcount_t saturates only after the damage: the last reference was dropped once too often or revived, so somebody still holds an object that was freed.",
  source: "Documentation/security/self-protection.rst",
  section: "Counter integrity",
  applies: (crash) => {
    const line = saysText(crash, /refcount_t: (?:underflow|addition on 0|decrement hit 0)[^\n]{0,60}/);
    return line !== null && crash.report.kind === "WARNING" ? `the report says "${line}"` : null;
  },
};
