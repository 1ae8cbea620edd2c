import type { RaceRule } from "../race-rule";
import { placeOf } from "../scalar";
import { repeatedRead } from "../sequence-count";

export const sequenceCount: RaceRule = {
  name: "sequence-count",
  verdict: "benign",
  strength: 3,
  because: "What was read while the writer was at work is thrown away and read again.",
  source: "Documentation/locking/seqlock.rst",
  section: "Introduction",
  applies: ({ sides, wordBytes }) => {
    const read = repeatedRead(sides, wordBytes);
    return read?.access
      ? `the read at ${placeOf(read)} (\`${read.access.expression}\`) is repeated when the sequence count of the writer has changed`
      : null;
  },
};
