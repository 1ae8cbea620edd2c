import type { Finding, ModerationCheck, ModerationEvidence } from "./check";
import { accessedAddress } from "./checks/accessed-address";
import { allocation } from "./checks/allocation";
import { allocatorVictim } from "./checks/allocator-victim";
import { callChain } from "./checks/call-chain";
import { callTrace } from "./checks/call-trace";
import { debuggingLimit } from "./checks/debugging-limit";
import { firstCrash } from "./checks/first-crash";
import { free } from "./checks/free";
import { inTree } from "./checks/in-tree";
import { injectedFailure } from "./checks/injected-failure";
import { instructionAddress } from "./checks/instruction-address";
import { lines } from "./checks/lines";
import { lockHolder } from "./checks/lock-holder";
import { memoryRanOut } from "./checks/memory-ran-out";
import { objectStacks } from "./checks/object-stacks";
import { oneObject } from "./checks/one-object";
import { oneOwner } from "./checks/one-owner";
import { recognised } from "./checks/recognised";
import { stalledStack } from "./checks/stalled-stack";
import { symbolized } from "./checks/symbolized";
import { title } from "./checks/title";
import { toolItself } from "./checks/tool-itself";
import { twoAccesses } from "./checks/two-accesses";

/** All checks in the order in which they are told: what the report shows by itself, then what the tree says about it. */
export const moderationChecks: readonly ModerationCheck[] = [
  stalledStack,
  lockHolder,
  recognised,
  symbolized,
  firstCrash,
  title,
  debuggingLimit,
  memoryRanOut,
  injectedFailure,
  toolItself,
  allocatorVictim,
  accessedAddress,
  objectStacks,
  oneObject,
  twoAccesses,
  callTrace,
  instructionAddress,
  inTree,
  lines,
  callChain,
  allocation,
  oneOwner,
  free,
];

/** A check that applies, and what it found. */
export interface AppliedCheck extends Finding {
  readonly check: ModerationCheck;
}

export function applyChecks(evidence: ModerationEvidence): AppliedCheck[] {
  return moderationChecks.flatMap((check) => {
    const finding = check.applies(evidence);
    return finding === null ? [] : [{ ...finding, check }];
  });
}
