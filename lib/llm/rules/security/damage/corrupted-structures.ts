import { saysText } from "../crash";
import type { DamageRule } from "./damage-rule";

export const listCorruption: DamageRule = {
  name: "list-corruption",
  exploitable: true,
  denialOfService: true,
  settled: true,
  because:
    "CONFIG_LIST_HARDENED and CONFIG_DEBUG_LIST are off in many kernels of production: then the unlinking writes through the wrong pointers.",
  source: "lib/Kconfig.debug",
  applies: (crash) => {
    const line = saysText(crash, /\blist_(?:add|del)(?:_valid)? corruption\b[^\n]{0,80}/);
    return line !== null && /^(?:kernel BUG|WARNING)/.test(crash.report.title) ? `the report says "${line}"` : null;
  },
};

export const checkedCopy: DamageRule = {
  name: "copy-beyond-object",
  exploitable: true,
  denialOfService: true,
  settled: true,
  because:
    "Where CONFIG_HARDENED_USERCOPY or CONFIG_FORTIFY_SOURCE is off, the copy overwrites or discloses the neighbouring memory.",
  source: "Documentation/security/self-protection.rst",
  applies: (crash) => {
    const line = saysText(
      crash,
      /usercopy: Kernel memory (?:exposure|overwrite) attempt[^\n]{0,60}|detected buffer overflow in \w{1,80}|Kernel stack is corrupted in/,
    );
    return line === null ? null : `the report says "${line}"`;
  },
};

export const fieldSpanningWrite: DamageRule = {
  name: "field-spanning-write",
  exploitable: true,
  denialOfService: false,
  settled: false,
  because:
    "memcpy() went past the member that it was given; whether it also left the object must be shown by the code.",
  source: "Documentation/process/deprecated.rst",
  applies: (crash) => {
    const line = saysText(crash, /\w{1,40}: detected field-spanning write[^\n]{0,80}/);
    return line === null ? null : `the report says "${line}"`;
  },
};

export const freedActiveObject: DamageRule = {
  name: "active-object-freed",
  exploitable: true,
  denialOfService: true,
  settled: true,
  because:
    "A timer or work that is still queued lies in memory that is given back: when it runs, its function pointer is read from freed memory.",
  source: "Documentation/core-api/debug-objects.rst",
  applies: (crash) => {
    const line = saysText(crash, /ODEBUG: free active[^\n]{0,100}/);
    return line === null ? null : `the report says "${line}"`;
  },
};

export const badPage: DamageRule = {
  name: "bad-page",
  exploitable: true,
  denialOfService: true,
  settled: false,
  because: "A page whose count or flags are wrong may belong to two owners at once.",
  source: "Documentation/admin-guide/sysctl/kernel.rst",
  applies: ({ report }) =>
    /^BUG: Bad (?:page|rss-counter)/.test(report.title) ? "the bookkeeping of a page is corrupted" : null,
};
