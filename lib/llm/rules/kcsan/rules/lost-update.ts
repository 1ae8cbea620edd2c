import { type RaceEvidence, writers } from "../evidence";
import { commonLocks } from "../held-locks";
import type { RaceRule } from "../race-rule";
import { placeOf } from "../scalar";
import { isStatistic } from "../statistic";
import { isReadModifyWrite, olderValueLine } from "../updates";

/** Both sides write, and one of them what it made of an older value. */
function splitUpdate(evidence: RaceEvidence): string | null {
  const { sides } = evidence;
  const bothWrite = sides.every(({ side }) => side.access.kind !== "read");
  if (!bothWrite || commonLocks(sides[0], sides[1]).length > 0) return null;
  for (const side of sides) {
    const line = olderValueLine(side);
    if (line !== null)
      return `what is stored at ${placeOf(side)} comes from the value that was read at line ${line}, while the other side writes it, and no lock is common to both`;
  }
  return null;
}

export const lostUpdate: RaceRule = {
  name: "lost-update",
  verdict: "harmful",
  strength: 3,
  because: "A read-modify-write that is not excluded from other writes undoes one of them.",
  source: "Documentation/kernel-hacking/locking.rst",
  section: "The Problem With Concurrency",
  applies(evidence) {
    const { sides, candidate } = evidence;
    if (candidate === null || isStatistic(evidence)) return null;
    const split = splitUpdate(evidence);
    if (split !== null) return split;
    const modifying = writers(evidence).find(
      ({ access }) => access !== null && !access.marked && isReadModifyWrite(access),
    );
    if (modifying?.access === undefined || modifying.access === null) return null;
    const bothWrite = sides.every(({ side }) => side.access.kind !== "read");
    return bothWrite && commonLocks(sides[0], sides[1]).length === 0
      ? `the value is modified at ${placeOf(modifying)} while the other side writes it, and no lock is common to both`
      : null;
  },
};
