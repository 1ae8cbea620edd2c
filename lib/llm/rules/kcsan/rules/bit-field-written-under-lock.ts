import { writers } from "../evidence";
import type { RaceRule } from "../race-rule";
import { placeOf } from "../scalar";

export const bitFieldWrittenUnderLock: RaceRule = {
  name: "bit-field-written-under-lock",
  verdict: "benign",
  strength: 1,
  because: "Writers exclude each other, and the reader takes one bit of a word.",
  source: "Documentation/memory-barriers.txt",
  section: "GUARANTEES",
  applies(evidence) {
    if (evidence.field === null || evidence.field.bits === null) return null;
    const writing = writers(evidence);
    if (writing.length !== 1 || writing.some(({ guards }) => guards.length === 0)) return null;
    return `the write at ${placeOf(writing[0] ?? evidence.sides[0])} holds a lock and the other side only reads`;
  },
};
