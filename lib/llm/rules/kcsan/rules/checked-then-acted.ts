import type { SideEvidence } from "../evidence";
import { commonLocks } from "../held-locks";
import { mentions } from "../mentions";
import type { RaceRule } from "../race-rule";
import { placeOf } from "../scalar";
import { isStatistic } from "../statistic";
import { TIME } from "../times";

/** `if (x->v != now) x->v = now`: both who do it store what is right. */
function bringsUpToDate({ side, access }: SideEvidence, stored: string): boolean {
  const { source } = side.code;
  if (source === null || access === null || !/^\w+$/.test(stored)) return false;
  const test = source.masked.split("\n")[access.line - source.firstLine] ?? "";
  return test.includes("!=") && mentions(test, stored);
}

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
      if (write.marked || TIME.test(write.stored) || bringsUpToDate(reader, write.stored)) continue;
      return `\`${field}\` is tested at ${placeOf(reader)} and depending on it set at line ${own.line}, with \`${other.what}\` ${other.kind === "call" ? "called" : "written"} beside it (line ${other.line}) and no lock over both`;
    }
    return null;
  },
};
