import type { RaceRule } from "../race-rule";
import { isWordScalar } from "../scalar";

export const rechecked: RaceRule = {
  name: "rechecked",
  verdict: "benign",
  strength: 2,
  because: "The unlocked read only decides whether to look closer; what counts is read again safely.",
  source: "tools/memory-model/Documentation/access-marking.txt",
  section: "Lock-Protected Writes With Heuristic Lockless Reads",
  applies({ recheck, field }) {
    if (recheck === null || (field !== null && !isWordScalar(field) && field.facts.class !== "pointer")) return null;
    return `the field is read again at ${recheck.path}:${recheck.line} under \`${recheck.how}\``;
  },
};
