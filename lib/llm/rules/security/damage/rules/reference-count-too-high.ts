import { saysText } from "../../crash";
import type { DamageRule } from "../damage-rule";

export const referenceCountTooHigh: DamageRule = {
  name: "reference-count-too-high",
  exploitable: false,
  denialOfService: true,
  settled: true,
  because: "refcount_t stays saturated, so the object is never freed: memory is lost, but nobody keeps a freed object.",
  source: "Documentation/security/self-protection.rst",
  section: "Counter integrity",
  applies: (crash) => {
    const line = saysText(crash, /refcount_t: saturated[^\n]{0,60}/);
    return line !== null && crash.report.kind === "WARNING" ? `the report says "${line}"` : null;
  },
};
