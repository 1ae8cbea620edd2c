import { isFollowed } from "../pointer-uses";
import type { RaceRule } from "../race-rule";
import { isWordScalar } from "../scalar";

export const rechecked: RaceRule = {
  name: "rechecked",
  verdict: "benign",
  strength: 2,
  because: "The unlocked read only decides whether to look closer; what counts is read again safely.",
  source: "tools/memory-model/Documentation/access-marking.txt",
  section: "Lock-Protected Writes With Heuristic Lockless Reads",
  applies(evidence) {
    const { recheck, field, candidate } = evidence;
    if (recheck === null || (field !== null && !isWordScalar(field) && field.facts.class !== "pointer")) return null;
    const again = `\`${candidate?.name ?? ""}\` is read again at ${recheck.path}:${recheck.line} under \`${recheck.how}\``;
    if (recheck.revalidates) return `${again}, and compared with what led to the lock`;
    // Who goes on with the pointer where the second look is not reached has looked once only.
    return field?.facts.class === "pointer" && isFollowed(evidence) ? null : again;
  },
};
