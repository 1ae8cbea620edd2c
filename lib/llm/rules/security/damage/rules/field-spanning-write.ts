import { saysText } from "../../crash";
import type { DamageRule } from "../damage-rule";

export const fieldSpanningWrite: DamageRule = {
  name: "field-spanning-write",
  exploitable: true,
  denialOfService: false,
  settled: false,
  because:
    "The copy went past the member that it was given; whether it also left the object must be shown by the code.",
  source: "security/Kconfig",
  section: "config FORTIFY_SOURCE",
  applies: (crash) => {
    const line = saysText(crash, /\w{1,40}: detected field-spanning write[^\n]{0,80}/);
    return line === null ? null : `the report says "${line}"`;
  },
};
