import type { SideEvidence } from "../evidence";
import type { RaceRule } from "../race-rule";
import { placeOf } from "../scalar";
import { isReadModifyWrite } from "../updates";

const OWN_CPU = /^(?:raw_|__)?this_cpu_(inc|dec|add|sub)\w*$/;
const OWN_COPY = /^(?:this_cpu_ptr|raw_cpu_ptr|get_cpu_ptr|this_cpu_read)\s*\(/;

/** How the writer changes the copy of the CPU that it runs on, as code; null when it does not, or may change that of another. */
function changeOfOwnCopy({ side, access }: SideEvidence): string | null {
  const { source } = side.code;
  if (access === null || source === null) return null;
  if (OWN_CPU.test(access.call)) return `${access.call}(${access.expression})`;
  if (access.marked || access.members.length === 0 || !isReadModifyWrite(access)) return null;
  if (OWN_COPY.test(access.root)) return access.expression;
  if (!/^\w+$/.test(access.root)) return null;
  const assigned = new RegExp(`\\b${access.root}\\s*=\\s*([^;=][^;]*);`, "g");
  const values = Array.from(source.masked.slice(0, access.offset).matchAll(assigned), ([, value = ""]) => value.trim());
  return values.length > 0 && values.every((value) => OWN_COPY.test(value)) ? access.expression : null;
}

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
    if (!writer?.access || !reader?.access) return null;
    const change = changeOfOwnCopy(writer);
    if (change === null || uses.some(({ kind }) => kind === "index" || kind === "dereferenced")) return null;
    return `\`${change}\` at ${placeOf(writer)} changes the copy of its own CPU, and the other side only reads`;
  },
};
