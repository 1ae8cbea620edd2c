import { CONTAINERS, functionName, isEmptinessCheck } from "../helper-frames";
import type { RaceRule } from "../race-rule";

export const containerLinks: RaceRule = {
  name: "container-links",
  verdict: "harmful",
  strength: 3,
  because:
    "Links of a list, tree or hash table must change together; unsynchronised changes lose entries or lead into freed memory.",
  source: "Documentation/kernel-hacking/locking.rst",
  section: "Avoiding Locks: Read Copy Update",
  applies({ sides, field }) {
    if (sides.some(({ side }) => side.helper !== null && isEmptinessCheck(side.helper.code.frame))) return null;
    const inHelper = sides.find(({ side }) => side.helper !== null && CONTAINERS.has(side.helper.nature));
    if (inHelper?.side.helper) {
      const { nature, code } = inHelper.side.helper;
      return `the ${inHelper.side.access.kind} is inside \`${functionName(code.frame)}\`, which changes or walks a ${nature}`;
    }
    return field?.facts.class === "container" ? `\`${field.declaration}\` is part of a linked structure` : null;
  },
};
