import { goesOnWith } from "../mentions";
import type { RaceRule } from "../race-rule";

export const pointerOnlyTested: RaceRule = {
  name: "pointer-only-tested",
  verdict: "benign",
  strength: 2,
  because: "A pointer that is compared and not followed cannot lead anywhere.",
  source: "Documentation/RCU/rcu_dereference.rst",
  section: "The pointer is never dereferenced after being compared",
  applies({ field, uses }) {
    if (field === null || field.facts.class !== "pointer" || uses.length === 0) return null;
    return uses.some((use) => goesOnWith(use, field.name))
      ? null
      : `the reading side only tests \`${field.name}\` (line ${uses[0]?.line})`;
  },
};
