import type { RaceRule } from "../race-rule";
import { isWordScalar } from "../scalar";
import { isReadModifyWrite } from "../updates";

export const oneSideMarked: RaceRule = {
  name: "one-side-marked",
  verdict: "benign",
  strength: 1,
  because: "The marked side shows that the race is expected.",
  source: "tools/memory-model/Documentation/access-marking.txt",
  section: "ACCESS-DOCUMENTATION OPTIONS",
  applies({ sides, field }) {
    if (field === null || !isWordScalar(field)) return null;
    const marked = sides.filter(({ side }) => side.access.marked);
    const plain = sides.find(({ side }) => !side.access.marked);
    // An update that reads, changes and writes back is not helped by the other side's mark.
    if (plain?.access && isReadModifyWrite(plain.access)) return null;
    return marked.length === 1 ? `the ${marked[0]?.side.access.kind} of the report is marked` : null;
  },
};
