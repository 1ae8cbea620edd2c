import { functionName } from "../helper-frames";
import type { RaceRule } from "../race-rule";
import { isWordScalar, placeOf } from "../scalar";
import { isShownOnly } from "../shown";

const REPORTING =
  /(^|_)(show|getattr|get_stats\w*|getstats\w*|stats?|statfs|dump\w*|fill_(info|stats\w*|xstats)|diag\w*|get_info|getinfo|print\w*)(_|$)/;

export const onlyShown: RaceRule = {
  name: "only-shown",
  verdict: "benign",
  strength: 2,
  because: "A value that is only shown is right for some moment of the call.",
  source: "tools/memory-model/Documentation/access-marking.txt",
  section: "Lock Protection With Lockless Diagnostic Access",
  applies({ field, sides, uses }) {
    if (field === null || !isWordScalar(field)) return null;
    const reader = sides.find(({ side, access }) => side.access.kind === "read" && access !== null);
    if (reader === undefined || uses.length === 0) return null;
    const name = functionName(reader.side.code.frame);
    if (uses.every(isShownOnly)) return `the value of \`${field.name}\`, read at ${placeOf(reader)}, is only printed`;
    const copied = uses.every((use) => isShownOnly(use) || use.kind === "stored" || use.kind === "computed");
    return copied && REPORTING.test(name)
      ? `\`${name}\` reports the value of \`${field.name}\` and does nothing else with it`
      : null;
  },
};
