import { enclosingCalls } from "../../c/enclosing-calls";
import type { SideEvidence } from "../evidence";
import type { RaceRule } from "../race-rule";
import { isWordScalar, placeOf } from "../scalar";
import { TIME } from "../times";

/** What is done for good when a time has come: too early is not the same as a little later. */
const ENDS = /free|destroy|kill|(^|_)(del|delete|remove|release|put|drop|close|abort|reset)(_|$)/;

/** `time_after(jiffies, x->expires)`. */
function comparedWithNow({ side, access }: SideEvidence): boolean {
  const masked = side.code.source?.masked;
  if (masked === undefined || access === null || side.access.kind !== "read") return false;
  const isCompared = enclosingCalls(masked, access.offset).some((name) =>
    /^time_(after|before|in_range)\w*$/.test(name),
  );
  const line = masked.slice(Math.max(0, access.offset - 60), access.offset + access.expression.length + 40);
  return isCompared && /\bjiffies\b/.test(line);
}

export const timestamp: RaceRule = {
  name: "timestamp",
  verdict: "benign",
  strength: 2,
  because: "A time of last use that is slightly old only shifts a timeout.",
  source: "tools/memory-model/Documentation/access-marking.txt",
  section: "Reads Feeding Into Error-Tolerant Heuristics",
  applies({ field, candidate, sides, uses }) {
    if (field === null || candidate === null || !isWordScalar(field)) return null;
    const stored = sides.find(({ access }) => TIME.test(access?.stored ?? ""));
    if (stored?.access) return `the value stored at ${placeOf(stored)} is a time (\`${stored.access.stored}\`)`;
    const compared = sides.find(comparedWithNow);
    const ends = uses.some(({ effects }) => effects.some(({ kind, what }) => kind === "call" && ENDS.test(what)));
    if (compared !== undefined && !ends)
      return `the value read at ${placeOf(compared)} is compared with the time of now`;
    return /(^|_)(stamp|timestamp|jiffies|last_(rx|tx|seen|used?|active|activity|time|jif|jiffies|updated?|busy|access|poll|scan|sent|recv|contact)|lastuse|mtime|atime|ctime)$/.test(
      candidate.name,
    ) && field.facts.class === "integer"
      ? `\`${field.declaration}\` is a time of last use by its name`
      : null;
  },
};
