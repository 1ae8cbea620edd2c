import { writers } from "../evidence";
import type { RaceRule } from "../race-rule";
import { placeOf } from "../scalar";
import { isReadModifyWrite } from "../updates";

export const atomicBesidePlain: RaceRule = {
  name: "atomic-beside-plain",
  verdict: "harmful",
  strength: 3,
  because: "A plain read-modify-write undoes an atomic one that happens within it: the atomic side takes no lock.",
  source: "Documentation/atomic_bitops.txt",
  section: "All RMW atomic operations have a '__' prefixed variant which is non-atomic.",
  applies(evidence) {
    const modifying = writers(evidence).find(
      ({ access }) => access !== null && !access.marked && isReadModifyWrite(access),
    );
    const atomic = evidence.surroundings?.writes.find(
      ({ marked, direction, function: name }) => marked && direction === "read-write" && name !== "",
    );
    if (modifying === undefined || atomic === undefined) return null;
    return `\`${modifying.access?.expression ?? ""}\` is changed without an atomic operation at ${placeOf(modifying)}, and with one at ${atomic.hit.path}:${atomic.hit.line} in \`${atomic.function}\``;
  },
};
