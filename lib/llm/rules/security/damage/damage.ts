import type { Crash } from "../crash";
import type { DamageRule } from "./damage-rule";
import { activeObjectFreed } from "./rules/active-object-freed";
import { arithmetic } from "./rules/arithmetic";
import { arrayIndex } from "./rules/array-index";
import { badPage } from "./rules/bad-page";
import { copyBeyondObject } from "./rules/copy-beyond-object";
import { dataRace } from "./rules/data-race";
import { debuggingTool } from "./rules/debugging-tool";
import { division } from "./rules/division";
import { faultingRead } from "./rules/faulting-read";
import { faultingWrite } from "./rules/faulting-write";
import { fieldSpanningWrite } from "./rules/field-spanning-write";
import { hang } from "./rules/hang";
import { informationLeak } from "./rules/information-leak";
import { invalidFree } from "./rules/invalid-free";
import { kernelBug } from "./rules/kernel-bug";
import { listCorruption } from "./rules/list-corruption";
import { memoryLeak } from "./rules/memory-leak";
import { nullDereference } from "./rules/null-dereference";
import { outOfBoundsRead } from "./rules/out-of-bounds-read";
import { outOfBoundsReadUnmapped } from "./rules/out-of-bounds-read-unmapped";
import { outOfBoundsWrite } from "./rules/out-of-bounds-write";
import { plainWarning } from "./rules/plain-warning";
import { possibleDeadlock } from "./rules/possible-deadlock";
import { referenceCountTooHigh } from "./rules/reference-count-too-high";
import { referenceCountTooLow } from "./rules/reference-count-too-low";
import { sleepsInAtomicContext } from "./rules/sleeps-in-atomic-context";
import { uninitialisedValue } from "./rules/uninitialised-value";
import { useAfterFreeRead } from "./rules/use-after-free-read";
import { useAfterFreeWrite } from "./rules/use-after-free-write";
import { wildAccess } from "./rules/wild-access";

/** Most particular first: the first that applies decides. */
export const damageRules: readonly DamageRule[] = [
  useAfterFreeWrite,
  useAfterFreeRead,
  invalidFree,
  outOfBoundsWrite,
  outOfBoundsReadUnmapped,
  outOfBoundsRead,
  nullDereference,
  wildAccess,
  informationLeak,
  uninitialisedValue,
  referenceCountTooLow,
  referenceCountTooHigh,
  listCorruption,
  copyBeyondObject,
  fieldSpanningWrite,
  activeObjectFreed,
  badPage,
  arrayIndex,
  division,
  arithmetic,
  faultingWrite,
  faultingRead,
  hang,
  memoryLeak,
  dataRace,
  possibleDeadlock,
  sleepsInAtomicContext,
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
