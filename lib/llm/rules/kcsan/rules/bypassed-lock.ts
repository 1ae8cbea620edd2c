import { lockIdentity } from "../held-locks";
import type { RaceRule } from "../race-rule";
import { isStatistic } from "../statistic";

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
    if (!reader || !writer || surroundings === null || isStatistic(evidence)) return null;
    const own = new Set(writer.guards.map(({ lock }) => lockIdentity(lock)));
    const lock = reader.guards
      .map(({ lock }) => lockIdentity(lock))
      .find((name) => !own.has(name) && surroundings.writes.some(({ locks }) => locks.includes(name)));
    if (lock === undefined) return null;
    const other = surroundings.writes.find(({ locks }) => locks.includes(lock));
    return `the reader holds \`${lock}\`, and so does the write of \`${candidate?.name ?? ""}\` at ${other?.hit.path}:${other?.hit.line}, but the racing write does not`;
  },
};
