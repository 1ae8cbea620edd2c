import type { RaceRule } from "../race-rule";
import { placeOf } from "../scalar";

const OWN_CPU = /^(?:raw_|__)?this_cpu_(inc|dec|add|sub)\w*$/;

export const perCpuCount: RaceRule = {
  name: "per-cpu-count",
  verdict: "benign",
  strength: 2,
  because:
    "Only a CPU itself changes its copy, so no update is lost, and a sum over all copies is that of a moment ago.",
  source: "Documentation/core-api/this_cpu_ops.rst",
  section: "Remote access to per cpu data",
  applies({ sides, uses }) {
    const writer = sides.find(({ side }) => side.access.kind !== "read");
    const reader = sides.find(({ side }) => side.access.kind === "read");
    if (!writer?.access || !reader?.access || !OWN_CPU.test(writer.access.call)) return null;
    if (uses.some(({ kind }) => kind === "index" || kind === "dereferenced")) return null;
    return `\`${writer.access.call}(${writer.access.expression})\` at ${placeOf(writer)} changes the copy of its own CPU, and the other side only reads`;
  },
};
