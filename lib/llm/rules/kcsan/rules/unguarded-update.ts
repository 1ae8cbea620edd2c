import { writers } from "../evidence";
import type { RaceRule } from "../race-rule";
import { placeOf } from "../scalar";
import { SETS_UP } from "../set-up";
import { isStatistic } from "../statistic";
import { isReadModifyWrite } from "../updates";

export const unguardedUpdate: RaceRule = {
  name: "unguarded-update",
  verdict: "harmful",
  strength: 2,
  because: "Whether the other writer runs at the same time the report does not show; when it does, an update is lost.",
  source: "Documentation/kernel-hacking/locking.rst",
  section: "The Problem With Concurrency",
  applies(evidence) {
    const { sides, surroundings, candidate } = evidence;
    if (candidate === null || isStatistic(evidence)) return null;
    if (sides.every(({ side }) => side.access.kind !== "read")) return null;
    const modifying = writers(evidence).find(
      ({ access }) => access !== null && !access.marked && isReadModifyWrite(access),
    );
    const other = surroundings?.writes.find(({ function: name }) => name !== "" && !SETS_UP.test(name));
    return modifying === undefined || modifying.guards.length > 0 || other === undefined
      ? null
      : `\`${candidate.name}\` is modified at ${placeOf(modifying)} with no lock held that could be seen, and also written at ${other.hit.path}:${other.hit.line} in \`${other.function}\``;
  },
};
