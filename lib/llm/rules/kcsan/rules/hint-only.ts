import { returnType } from "../../c/declarations";
import type { ValueUse } from "../../c/value-uses";
import type { RaceEvidence } from "../evidence";
import { functionName } from "../helper-frames";
import type { RaceRule } from "../race-rule";
import { isWordScalar } from "../scalar";

export const hintOnly: RaceRule = {
  name: "hint-only",
  verdict: "benign",
  strength: 2,
  because: "A stale value of one word changes no memory: the reader answers a moment too early or too late.",
  source: "tools/memory-model/Documentation/access-marking.txt",
  section: "Reads Feeding Into Error-Tolerant Heuristics",
  applies({ field, uses, resultUses, sides }) {
    if (field === null || !isWordScalar(field) || uses.length === 0) return null;
    if (tellsCaller(sides, uses) && (resultUses ?? []).some(acts)) return null;
    const harmless = uses.every(
      ({ kind, effects }) =>
        (kind === "branch" && effects.every((effect) => effect.kind === "read")) ||
        kind === "returned" ||
        kind === "computed",
    );
    return harmless ? `the reading side only ${describeUses(uses)}` : null;
  },
};

/** Whether the caller goes by the value: it is returned, or the function answers a question by it. */
function tellsCaller(sides: RaceEvidence["sides"], uses: RaceEvidence["uses"]): boolean {
  if (uses.some(({ kind }) => kind === "returned")) return true;
  const code = sides.find(({ side }) => side.access.kind === "read")?.side.code;
  return code?.source ? returnType(code.source, functionName(code.frame)) === "bool" : false;
}

/** Whether the caller changes or reaches anything by what it is given back. */
function acts({ kind, effects }: ValueUse): boolean {
  return kind === "index" || kind === "dereferenced" || effects.some((effect) => effect.kind !== "read");
}

function describeUses(uses: RaceEvidence["uses"]): string {
  const kinds = new Set(uses.map(({ kind }) => kind));
  const parts = [
    kinds.has("branch") ? "branches on it without changing anything shared" : "",
    kinds.has("returned") ? "returns it" : "",
    kinds.has("computed") ? "computes with it" : "",
  ].filter((part) => part !== "");
  return `${parts.join(" and ")} (line ${uses.map(({ line }) => line).join(", ")})`;
}
