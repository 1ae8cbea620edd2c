import { saysText } from "../../crash";
import type { DamageRule } from "../damage-rule";

export const activeObjectFreed: DamageRule = {
  name: "active-object-freed",
  exploitable: true,
  denialOfService: true,
  settled: true,
  because:
    "A timer or work that is still queued lies in memory that is given back: when it runs, its function pointer is read from freed memory.",
  source: "Documentation/core-api/debug-objects.rst",
  section: "checks in kfree/vfree, when an active object is detected",
  applies: (crash) => {
    const line = saysText(crash, /ODEBUG: free active[^\n]{0,100}/);
    return line === null ? null : `the report says "${line}"`;
  },
};
