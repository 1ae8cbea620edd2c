import type { RaceRule } from "./race-rule";
import { atomicBesidePlain } from "./rules/atomic-beside-plain";
import { bitFieldWord } from "./rules/bit-field-word";
import { bitFieldWrittenUnderLock } from "./rules/bit-field-written-under-lock";
import { bypassedLock } from "./rules/bypassed-lock";
import { checkedThenActed } from "./rules/checked-then-acted";
import { comparedWithSelf } from "./rules/compared-with-self";
import { containerLinks } from "./rules/container-links";
import { emptinessCheck } from "./rules/emptiness-check";
import { errorCode } from "./rules/error-code";
import { followedPointer } from "./rules/followed-pointer";
import { freedAfterFlag } from "./rules/freed-after-flag";
import { functionPointer } from "./rules/function-pointer";
import { fusedLoop } from "./rules/fused-loop";
import { heldByBoth } from "./rules/held-by-both";
import { hintOnly } from "./rules/hint-only";
import { indexFromRace } from "./rules/index-from-race";
import { locklessByDesign } from "./rules/lockless-by-design";
import { lostUpdate } from "./rules/lost-update";
import { markedElsewhere } from "./rules/marked-elsewhere";
import { meantByComment } from "./rules/meant-by-comment";
import { oneSideMarked } from "./rules/one-side-marked";
import { onlyShown } from "./rules/only-shown";
import { perCpuCount } from "./rules/per-cpu-count";
import { plainWord } from "./rules/plain-word";
import { pointerOnlyTested } from "./rules/pointer-only-tested";
import { queuedByFlag } from "./rules/queued-by-flag";
import { rechecked } from "./rules/rechecked";
import { referenceCount } from "./rules/reference-count";
import { reloadedNumber } from "./rules/reloaded-number";
import { runningExtreme } from "./rules/running-extreme";
import { sameValue } from "./rules/same-value";
import { sequenceCount } from "./rules/sequence-count";
import { stateActedOn } from "./rules/state-acted-on";
import { statistic } from "./rules/statistic";
import { targetStays } from "./rules/target-stays";
import { testedThenReloaded } from "./rules/tested-then-reloaded";
import { timestamp } from "./rules/timestamp";
import { tornValue } from "./rules/torn-value";
import { u64Stats } from "./rules/u64-stats";
import { unguardedUpdate } from "./rules/unguarded-update";
import { unorderedPublication } from "./rules/unordered-publication";
import { waitedFor } from "./rules/waited-for";
import { writersExcluded } from "./rules/writers-excluded";

/** All of them. The strongest that apply decide; among equals those told first are named first. */
export const raceRules: readonly RaceRule[] = [
  containerLinks,
  referenceCount,
  followedPointer,
  testedThenReloaded,
  functionPointer,
  tornValue,
  bitFieldWord,
  atomicBesidePlain,
  lostUpdate,
  unguardedUpdate,
  fusedLoop,
  indexFromRace,
  unorderedPublication,
  bypassedLock,
  stateActedOn,
  reloadedNumber,
  checkedThenActed,
  queuedByFlag,
  freedAfterFlag,
  heldByBoth,
  sameValue,
  statistic,
  rechecked,
  errorCode,
  timestamp,
  hintOnly,
  pointerOnlyTested,
  emptinessCheck,
  bitFieldWrittenUnderLock,
  writersExcluded,
  markedElsewhere,
  oneSideMarked,
  plainWord,
  onlyShown,
  perCpuCount,
  u64Stats,
  sequenceCount,
  targetStays,
  comparedWithSelf,
  meantByComment,
  runningExtreme,
  waitedFor,
  locklessByDesign,
];
