import type { SideEvidence } from "./evidence";
import type { Field } from "./field";

const STATISTIC_NAME =
  /(^|_)(stats?|statistics|packets|bytes|drops?|dropped|errors|hits|misses|overruns?|collisions|nr_?events|events|datagrams|[rt]x_\w+|n?discards?|retries|fails?|nr_(scanned|reclaimed|dirtied|written))$/;
const STATISTIC_OWNER = /stat|counter|mib|_pcpu/i;

/** True for counts that only people read: a lost or late one changes nothing that the kernel does. */
export function isStatistic(field: Field | null, name: string): boolean {
  const isNumber =
    field === null || isWordScalar(field) || field.facts.class === "unknown" || field.facts.class === "atomic";
  if (!isNumber) return false;
  return STATISTIC_NAME.test(name) || STATISTIC_OWNER.test(field?.owner ?? "");
}

/** True for numbers, flags and enums that a machine reads and writes at once. */
export function isWordScalar(field: Field): boolean {
  if (field.bits !== null) return false;
  return field.facts.class === "integer" || field.facts.class === "boolean" || field.facts.class === "enum";
}

/** `net/smc/af_smc.c:1621` of a side's access. */
export function placeOf({ side, access }: SideEvidence): string {
  const { frame, source } = side.code;
  return `${source?.path ?? frame.file}:${access?.line ?? frame.line}`;
}
