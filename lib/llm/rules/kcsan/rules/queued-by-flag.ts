import { locksHeldAt } from "../../c/locks";
import { commonLocks, isExclusiveHolder } from "../held-locks";
import type { RaceRule } from "../race-rule";
import { isWordScalar, placeOf } from "../scalar";

/** Puts its first argument into a container, through links that the argument has room for once. */
const ENQUEUES = /^(__)?(h?list_(bl_|nulls_)?add|llist_add|plist_add|skb_queue_(head|tail)|rb_link_node)(_|$)/;

export const queuedByFlag: RaceRule = {
  name: "queued-by-flag",
  verdict: "harmful",
  strength: 2,
  because:
    "The flag says whether the links of an entry are free, and who sees it cleared too early overwrites links that are in use.",
  source: "Documentation/kernel-hacking/locking.rst",
  section: "Race Conditions and Critical Regions",
  applies({ sides, field, uses, recheck }) {
    const reader = sides.find(({ side }) => side.access.kind === "read");
    const source = reader?.side.code.source;
    if (field === null || !isWordScalar(field) || !reader?.access || !source || recheck !== null) return null;
    if (commonLocks(sides[0], sides[1]).length > 0) return null;
    const flag = reader.access.expression;
    for (const { kind, effects } of uses) {
      const added = effects.find((effect) => effect.kind === "call" && ENQUEUES.test(effect.what));
      const isSet = effects.some((effect) => effect.kind === "write" && effect.what === flag);
      if (kind !== "branch" || added === undefined || !isSet) continue;
      if (locksHeldAt(source, added.line).some(isExclusiveHolder)) continue;
      return `depending on \`${flag}\`, which is tested at ${placeOf(reader)}, \`${added.what}\` is called at line ${added.line} with no lock taken`;
    }
    return null;
  },
};
