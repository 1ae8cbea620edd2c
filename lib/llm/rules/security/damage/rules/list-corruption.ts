import { saysText } from "../../crash";
import type { DamageRule } from "../damage-rule";

export const listCorruption: DamageRule = {
  name: "list-corruption",
  exploitable: true,
  denialOfService: true,
  settled: true,
  because:
    "CONFIG_LIST_HARDENED and CONFIG_DEBUG_LIST are off in many kernels of production: then the unlinking writes through the wrong pointers.",
  source: "security/Kconfig.hardening",
  section: "config LIST_HARDENED",
  applies: (crash) => {
    const line = saysText(crash, /\blist_(?:add|del)(?:_valid)? corruption\b[^\n]{0,80}/);
    return line !== null && /^(?:kernel BUG|WARNING)/.test(crash.report.title) ? `the report says "${line}"` : null;
  },
};
