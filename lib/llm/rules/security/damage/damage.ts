import type { Crash } from "../crash";
import { faultingRead, faultingWrite, nullDereference, wildAccess } from "./bad-pointer";
import { badPage, checkedCopy, fieldSpanningWrite, freedActiveObject, listCorruption } from "./corrupted-structures";
import type { DamageRule } from "./damage-rule";
import { dataRace, debuggingTool, plainWarning } from "./harmless";
import { invalidFree } from "./invalid-free";
import { outOfBoundsRead, outOfBoundsWrite, unmappedRead } from "./out-of-bounds";
import { refcountSaturated, refcountUnderflow } from "./reference-count";
import { hang, kernelBug, leak, possibleDeadlock, sleepsInAtomic } from "./stopped";
import { arrayIndex, divisionOverflow, shiftOrOverflow } from "./undefined-behaviour";
import { infoleak, uninitialisedValue } from "./uninitialised";
import { useAfterFreeRead, useAfterFreeWrite } from "./use-after-free";

/** Most particular first: the first that applies decides. */
export const damageRules: readonly DamageRule[] = [
  useAfterFreeWrite,
  useAfterFreeRead,
  invalidFree,
  outOfBoundsWrite,
  unmappedRead,
  outOfBoundsRead,
  nullDereference,
  wildAccess,
  infoleak,
  uninitialisedValue,
  refcountUnderflow,
  refcountSaturated,
  listCorruption,
  checkedCopy,
  fieldSpanningWrite,
  freedActiveObject,
  badPage,
  arrayIndex,
  divisionOverflow,
  shiftOrOverflow,
  faultingWrite,
  faultingRead,
  hang,
  leak,
  dataRace,
  possibleDeadlock,
  sleepsInAtomic,
  debuggingTool,
  kernelBug,
  plainWarning,
];

/** A rule that applies, and what made it. */
export interface Damage {
  readonly rule: DamageRule;
  readonly observation: string;
}

/** What the bug does; null when no rule knows this kind of report. */
export function judgeDamage(crash: Crash): Damage | null {
  for (const rule of damageRules) {
    const observation = rule.applies(crash);
    if (observation !== null) return { rule, observation };
  }
  return null;
}
