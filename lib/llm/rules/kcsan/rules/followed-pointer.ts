import { writers } from "../evidence";
import { freedBefore, frees } from "../frees";
import { functionName } from "../helper-frames";
import { isFollowed } from "../pointer-uses";
import type { RaceRule } from "../race-rule";

export const followedPointer: RaceRule = {
  name: "followed-pointer",
  verdict: "harmful",
  strength: 3,
  because: "A pointer that another thread replaces or frees may lead to freed memory, or be freed twice.",
  source: "Documentation/kernel-hacking/locking.rst",
  section: "Exposing Objects Outside This File",
  applies(evidence) {
    const { field, sides, uses, recheck, target } = evidence;
    if (field === null || field.facts.class !== "pointer") return null;
    if (sides.every(({ side }) => side.access.kind !== "read"))
      return `both sides write the pointer \`${field.declaration}\``;
    const freed = writers(evidence).find((writer) => freedBefore(writer) !== null);
    if (freed !== undefined) {
      const other = sides.find((side) => side !== freed && frees(side).length > 0);
      const twice =
        other === undefined
          ? ""
          : `; \`${functionName(other.side.code.frame)}\` frees it as well (${frees(other).join(", ")}), so both may free the same object`;
      return `the writing side frees what the pointer led to (${freedBefore(freed)}) while the other side uses it${twice}`;
    }
    if (recheck?.revalidates || target !== null) return null;
    return uses.length > 0 && !isFollowed(evidence)
      ? null
      : `\`${field.declaration}\` is a pointer, and the reading side goes on with the value`;
  },
};
