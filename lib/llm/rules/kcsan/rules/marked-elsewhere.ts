import type { RaceRule } from "../race-rule";
import { isWordScalar } from "../scalar";
import { isDistinctive } from "../surroundings";

export const markedElsewhere: RaceRule = {
  name: "marked-elsewhere",
  verdict: "benign",
  strength: 1,
  because: "Code that marks accesses of a field expects them to race: only the marks are missing here.",
  source: "tools/memory-model/Documentation/access-marking.txt",
  section: "ACCESS-MARKING OPTIONS",
  applies({ surroundings, field, candidate }) {
    const marked = surroundings?.marked ?? [];
    const name = candidate?.name ?? "";
    if (marked.length === 0 || field === null || !isWordScalar(field) || !isDistinctive(name)) return null;
    return `\`${name}\` is accessed with READ_ONCE, WRITE_ONCE or the like in ${marked.length} other place${marked.length === 1 ? "" : "s"}`;
  },
};
