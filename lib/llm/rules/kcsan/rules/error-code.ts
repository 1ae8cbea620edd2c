import type { RaceRule } from "../race-rule";
import { isWordScalar } from "../scalar";

export const errorCode: RaceRule = {
  name: "error-code",
  verdict: "benign",
  strength: 2,
  because:
    "An error code is one word that is either not there yet or whole; a reader that misses it sees it the next time.",
  source: "lib/Kconfig.kcsan",
  section: "Assume that plain aligned writes up to word size are atomic",
  applies({ field, candidate, hint }) {
    if (field === null || candidate === null || !isWordScalar(field)) return null;
    if (!/(^|_)(err|error|errno)(_|$)|err$/.test(candidate.name)) return null;
    const seen = hint.kind === "errno" ? ", and the value that appeared is an errno" : "";
    return `\`${field.declaration}\` holds an error code${seen}`;
  },
};
