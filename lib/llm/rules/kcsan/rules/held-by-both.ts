import { commonLocks } from "../held-locks";
import type { RaceRule } from "../race-rule";

export const heldByBoth: RaceRule = {
  name: "held-by-both",
  verdict: "harmful",
  strength: 1,
  because:
    "If it is the same lock, it was added after the report, because the race did matter; if not, it excludes nothing.",
  source: "Documentation/locking/lockdep-design.rst",
  section: "A class of locks is a group of locks that are logically the same with",
  applies({ sides }) {
    const [lock] = commonLocks(sides[0], sides[1]);
    return lock === undefined ? null : `in this tree both sides hold a lock named \`${lock}\``;
  },
};
