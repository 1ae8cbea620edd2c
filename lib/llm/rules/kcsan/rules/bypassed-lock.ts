import type { RaceEvidence } from "../evidence";
import { lockIdentity } from "../held-locks";
import type { RaceRule } from "../race-rule";
import { placeOf } from "../scalar";
import { isStatistic } from "../statistic";
import { TIME } from "../times";
import { ownWrites } from "../updates";

/** Both sides write, one of them under the lock that the other writes hold, and the other without any. */
function bypassedByWriter({ sides, surroundings, candidate }: RaceEvidence): string | null {
  const bare = sides.find(({ guards }) => guards.length === 0);
  const guarded = sides.find(({ guards }) => guards.length > 0);
  if (!bare?.access || guarded === undefined || bare.access.marked) return null;
  if (TIME.test(bare.access.stored) || bare.access.stored === guarded.access?.stored) return null;
  const names = guarded.guards.filter(({ byCaller }) => !byCaller).map(({ lock }) => lockIdentity(lock));
  const others = [...(surroundings?.writes ?? []).map(({ hit, locks }) => ({ ...hit, locks })), ...ownWrites(sides)];
  const other = others.find(({ locks }) => locks.some((name) => names.includes(name)));
  const lock = other?.locks.find((name) => names.includes(name));
  return other === undefined
    ? null
    : `the write of \`${candidate?.name ?? ""}\` at ${placeOf(guarded)} holds \`${lock}\`, and so does the one at ${other.path}:${other.line}, but the one at ${placeOf(bare)} does not`;
}

export const bypassedLock: RaceRule = {
  name: "bypassed-lock",
  verdict: "harmful",
  strength: 2,
  because: "Code that holds the lock relies on the value staying as it is, and this write does not take the lock.",
  source: "tools/memory-model/Documentation/simple.txt",
  section: "Data locking",
  applies(evidence) {
    const { sides, surroundings, candidate } = evidence;
    const reader = sides.find(({ side }) => side.access.kind === "read");
    const writer = sides.find(({ side }) => side.access.kind !== "read");
    if (!writer || surroundings === null || isStatistic(evidence)) return null;
    if (reader === undefined) return bypassedByWriter(evidence);
    const own = new Set(writer.guards.map(({ lock }) => lockIdentity(lock)));
    const lock = reader.guards
      .map(({ lock }) => lockIdentity(lock))
      .find((name) => !own.has(name) && surroundings.writes.some(({ locks }) => locks.includes(name)));
    if (lock === undefined) return null;
    const other = surroundings.writes.find(({ locks }) => locks.includes(lock));
    return `the reader holds \`${lock}\`, and so does the write of \`${candidate?.name ?? ""}\` at ${other?.hit.path}:${other?.hit.line}, but the racing write does not`;
  },
};
