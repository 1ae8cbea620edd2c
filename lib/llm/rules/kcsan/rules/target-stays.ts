import { freedBefore } from "../frees";
import type { RaceRule } from "../race-rule";
import { placeOf } from "../scalar";
import { secondLoad } from "../second-load";

export const targetStays: RaceRule = {
  name: "target-stays",
  verdict: "benign",
  strength: 2,
  because:
    "The new target is part of the kernel's image, so a reader that follows either value once follows something that is there.",
  source: "tools/memory-model/Documentation/access-marking.txt",
  section: "Lockless Reads and Writes",
  applies({ sides, target }) {
    const writer = sides.find(({ side }) => side.access.kind !== "read");
    const reader = sides.find(({ side }) => side.access.kind === "read");
    if (target === null || writer === undefined || reader === undefined) return null;
    if (freedBefore(writer) !== null || secondLoad(reader) !== null) return null;
    return `the pointer stored at ${placeOf(writer)} is that of the ${target.kind} \`${target.name}\` (${target.path}:${target.line}), and the other side loads it once`;
  },
};
