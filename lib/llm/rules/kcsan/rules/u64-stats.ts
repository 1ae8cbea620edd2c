import type { RaceRule } from "../race-rule";
import { placeOf } from "../scalar";
import { statisticsRead } from "../sequence-count";

export const u64Stats: RaceRule = {
  name: "u64-stats",
  verdict: "benign",
  strength: 2,
  because:
    "Such a count has one writer at a time, and where it is one word its reader takes the value of a moment ago.",
  source: "Documentation/locking/seqlock.rst",
  section: "multiple writers.  Write side critical sections must thus be serialized",
  applies({ sides, wordBytes, uses }) {
    const read = statisticsRead(sides);
    if (read?.access === undefined || read.access === null || read.side.access.size > wordBytes) return null;
    if (uses.some(({ kind }) => kind === "index" || kind === "dereferenced")) return null;
    return `the read at ${placeOf(read)} (\`${read.access.expression}\`) and the write keep to the protocol of \`u64_stats_t\``;
  },
};
