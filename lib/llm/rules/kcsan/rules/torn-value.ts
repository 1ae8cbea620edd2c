import { functionName } from "../helper-frames";
import type { RaceRule } from "../race-rule";
import { isWordScalar } from "../scalar";
import { repeatedRead } from "../sequence-count";
import { isStatistic } from "../statistic";

export const tornValue: RaceRule = {
  name: "torn-value",
  verdict: "harmful",
  strength: 3,
  because:
    "No machine reads or writes more than a word at once, so the other side may see half of the old and half of the new value.",
  source: "Documentation/memory-barriers.txt",
  section: "GUARANTEES",
  applies(evidence) {
    const { field, sides, wordBytes } = evidence;
    if (repeatedRead(sides, wordBytes) !== null) return null;
    const wide = sides.find(({ side }) => side.access.size > wordBytes && !isStatistic(evidence));
    if (wide !== undefined) return `the access is ${wide.side.access.size} bytes wide, a word has ${wordBytes}`;
    const copied = sides.find(({ side }) => side.helper?.nature === "memory copy");
    if (copied !== undefined)
      return `one side copies memory in pieces (\`${functionName(copied.side.helper?.code.frame ?? copied.side.code.frame)}\`)`;
    const part = sides.find(({ side }) => side.access.size > 0 && side.access.size < wordBytes);
    if (part !== undefined && field?.facts.class === "pointer") {
      return `\`${field.declaration}\` is a pointer of ${wordBytes} bytes, and only ${part.side.access.size} of them are accessed at once`;
    }
    if (part === undefined && field !== null && isWordScalar(field) && (field.facts.size ?? 0) > wordBytes) {
      return isStatistic(evidence)
        ? null
        : `\`${field.declaration}\` has ${field.facts.size} bytes, which are accessed in words of ${wordBytes}`;
    }
    if (field?.facts.class === "aggregate" && !field.isArray)
      return `\`${field.declaration}\` is a struct of several values`;
    return null;
  },
};
