import { writers } from "../evidence";
import { commonLocks, lockIdentity } from "../held-locks";
import type { RaceRule } from "../race-rule";
import { isWordScalar } from "../scalar";

export const writersExcluded: RaceRule = {
  name: "writers-excluded",
  verdict: "benign",
  strength: 1,
  because:
    "When writers exclude each other, an unlocked reader of one word sees one of the values that were really there.",
  source: "tools/memory-model/Documentation/access-marking.txt",
  section: "Lock-Protected Writes With Lockless Reads",
  applies(evidence) {
    const { field } = evidence;
    if (field === null || !isWordScalar(field)) return null;
    if (commonLocks(evidence.sides[0], evidence.sides[1]).length > 0) return null;
    const writing = writers(evidence);
    const locks = writing.flatMap(({ guards }) => guards);
    if (writing.length !== 1 || locks[0] === undefined) return null;
    return `the writing side holds \`${lockIdentity(locks[0].lock)}\``;
  },
};
