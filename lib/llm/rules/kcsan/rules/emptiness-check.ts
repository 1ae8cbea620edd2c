import { functionName, isEmptinessCheck } from "../helper-frames";
import type { RaceRule } from "../race-rule";

export const emptinessCheck: RaceRule = {
  name: "emptiness-check",
  verdict: "benign",
  strength: 2,
  because: "Whether a list is empty is one pointer comparison; a stale answer is corrected by the next look.",
  source: "Documentation/RCU/rcu_dereference.rst",
  section: "The pointer is never dereferenced after being compared",
  applies({ sides }) {
    const check = sides.find(({ side }) => side.helper !== null && isEmptinessCheck(side.helper.code.frame));
    return check?.side.helper
      ? `one side is \`${functionName(check.side.helper.code.frame)}\`, which follows no link`
      : null;
  },
};
