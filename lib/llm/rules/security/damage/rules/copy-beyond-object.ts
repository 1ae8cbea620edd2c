import { saysText } from "../../crash";
import type { DamageRule } from "../damage-rule";

export const copyBeyondObject: DamageRule = {
  name: "copy-beyond-object",
  exploitable: true,
  denialOfService: true,
  settled: true,
  because:
    "Where CONFIG_HARDENED_USERCOPY or CONFIG_FORTIFY_SOURCE is off, the copy overwrites or discloses the neighbouring memory.",
  source: "security/Kconfig",
  section: "config HARDENED_USERCOPY",
  applies: (crash) => {
    const line = saysText(
      crash,
      /usercopy: Kernel memory (?:exposure|overwrite) attempt[^\n]{0,60}|detected buffer overflow in \w{1,80}|Kernel stack is corrupted in/,
    );
    return line === null ? null : `the report says "${line}"`;
  },
};
