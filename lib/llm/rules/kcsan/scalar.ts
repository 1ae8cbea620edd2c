import type { SideEvidence } from "./evidence";
import type { Field } from "./field";

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
