import type { RaceRule } from "../race-rule";
import { isWordScalar, placeOf } from "../scalar";

export const timestamp: RaceRule = {
  name: "timestamp",
  verdict: "benign",
  strength: 2,
  because: "A time of last use that is slightly old only shifts a timeout.",
  source: "tools/memory-model/Documentation/access-marking.txt",
  section: "Reads Feeding Into Error-Tolerant Heuristics",
  applies({ field, candidate, sides }) {
    if (field === null || candidate === null || !isWordScalar(field)) return null;
    const stored = sides.find(({ access }) =>
      /\bjiffies\b|\bktime_get\w*\(|\bget_seconds\(|_clock\(\)/.test(access?.stored ?? ""),
    );
    if (stored?.access) return `the value stored at ${placeOf(stored)} is a time (\`${stored.access.stored}\`)`;
    return /(^|_)(stamp|timestamp|jiffies|last_(rx|tx|seen|used?|active|activity|time|jif|jiffies|updated?|busy|access|poll|scan|sent|recv|contact)|lastuse|mtime|atime|ctime)$/.test(
      candidate.name,
    ) && field.facts.class === "integer"
      ? `\`${field.declaration}\` is a time of last use by its name`
      : null;
  },
};
