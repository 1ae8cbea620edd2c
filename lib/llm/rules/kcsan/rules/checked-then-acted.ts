import { commonLocks } from "../held-locks";
import type { RaceRule } from "../race-rule";
import { placeOf } from "../scalar";
import { isStatistic } from "../statistic";
import { TIME } from "../times";

export const checkedThenActed: RaceRule = {
  name: "checked-then-acted",
  verdict: "harmful",
  strength: 2,
  because: "Two threads may both find that nothing is done yet, and both do it.",
  source: "Documentation/kernel-hacking/locking.rst",
  section: "Race Conditions and Critical Regions",
  applies(evidence) {
    const { sides, uses, recheck } = evidence;
    const reader = sides.find(({ side }) => side.access.kind === "read");
    if (!reader?.access || recheck !== null || isStatistic(evidence)) return null;
    if (commonLocks(sides[0], sides[1]).length > 0 || reader.guards.length > 0) return null;
    const field = reader.access.expression;
    for (const { kind, effects } of uses) {
      const own = effects.find((effect) => effect.kind === "write" && effect.what === field);
      const other = effects.find((effect) => effect.kind !== "read" && effect.what !== field);
      const write = reader.side.accesses.find(({ expression, line }) => expression === field && line === own?.line);
      if (kind !== "branch" || own === undefined || other === undefined || write?.direction !== "write") continue;
      if (write.marked || TIME.test(write.stored)) continue;
      return `\`${field}\` is tested at ${placeOf(reader)} and depending on it set at line ${own.line}, with \`${other.what}\` ${other.kind === "call" ? "called" : "written"} beside it (line ${other.line}) and no lock over both`;
    }
    return null;
  },
};
