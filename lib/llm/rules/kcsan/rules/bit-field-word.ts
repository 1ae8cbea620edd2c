import { writers } from "../evidence";
import { commonLocks } from "../held-locks";
import type { RaceRule } from "../race-rule";

export const bitFieldWord: RaceRule = {
  name: "bit-field-word",
  verdict: "harmful",
  strength: 3,
  because: "Writing a bit-field reads and writes its whole word, so a concurrent write of a neighbour is undone.",
  source: "Documentation/memory-barriers.txt",
  section: "GUARANTEES",
  applies(evidence) {
    const { field, sides } = evidence;
    if (field === null || field.bits === null || field.remark !== null) return null;
    const unlocked = writers(evidence).filter(({ guards }) => guards.length === 0);
    const bothWrite = sides.every(({ side }) => side.access.kind !== "read");
    if (bothWrite ? commonLocks(sides[0], sides[1]).length > 0 : unlocked.length === 0) return null;
    const neighbours = field.bitNeighbours.slice(0, 4).map((name) => `\`${name}\``);
    return `\`${field.declaration}\` shares its word with ${neighbours.length === 0 ? "other bits" : neighbours.join(", ")}, and no common lock is held for the write`;
  },
};
