import { isFollowed } from "../pointer-uses";
import type { RaceRule } from "../race-rule";

export const pointerOnlyTested: RaceRule = {
  name: "pointer-only-tested",
  verdict: "benign",
  strength: 2,
  because: "A pointer that is compared and not followed cannot lead anywhere.",
  source: "Documentation/RCU/rcu_dereference.rst",
  section: "The pointer is never dereferenced after being compared",
  applies(evidence) {
    const { field, uses } = evidence;
    if (field === null || field.facts.class !== "pointer" || uses.length === 0) return null;
    return isFollowed(evidence) ? null : `the reading side only tests \`${field.name}\` (line ${uses[0]?.line})`;
  },
};
