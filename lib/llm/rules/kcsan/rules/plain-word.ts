import type { RaceRule } from "../race-rule";
import { isWordScalar } from "../scalar";

export const plainWord: RaceRule = {
  name: "plain-word",
  verdict: "benign",
  strength: 1,
  because: "An aligned word is read and written at once by any conservative compiler: nothing can be torn.",
  source: "lib/Kconfig.kcsan",
  section: "KCSAN_ASSUME_PLAIN_WRITES_ATOMIC",
  applies({ field, wordBytes }) {
    if (field === null || !isWordScalar(field) || (field.facts.size ?? wordBytes + 1) > wordBytes) return null;
    return `\`${field.declaration}\` is ${field.facts.size === 1 ? "one byte" : `${field.facts.size} bytes`}`;
  },
};
