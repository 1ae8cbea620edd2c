import { writers } from "../evidence";
import type { RaceRule } from "../race-rule";
import { isWordScalar, placeOf } from "../scalar";

export const runningExtreme: RaceRule = {
  name: "running-extreme",
  verdict: "benign",
  strength: 2,
  because: "A maximum or minimum that is lost to a concurrent one is off by the difference of the two.",
  source: "tools/memory-model/Documentation/access-marking.txt",
  section: "Data-Racy Reads for Approximate Diagnostics",
  applies(evidence) {
    const { field, uses } = evidence;
    if (field === null || !isWordScalar(field) || uses.some(({ kind }) => kind === "index" || kind === "dereferenced"))
      return null;
    const writing = writers(evidence);
    const isExtreme = writing.every(({ side, access }) => {
      const masked = side.code.source?.masked;
      if (masked === undefined || access === null || !/^\w+$/.test(access.stored)) return false;
      const before = masked.slice(Math.max(0, access.offset - 200), access.offset).split(/[;{}]/);
      const condition = before.slice(-2).join(" ");
      return (
        /[<>]/.test(condition.replace(/->/g, ".")) &&
        condition.includes(access.expression) &&
        new RegExp(`\\b${access.stored}\\b`).test(condition)
      );
    });
    const first = writing[0];
    return isExtreme && first !== undefined
      ? `the value is only replaced by \`${first.access?.stored ?? ""}\` after a comparison of the two (${placeOf(first)})`
      : null;
  },
};
