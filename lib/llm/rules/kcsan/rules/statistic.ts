import type { RaceRule } from "../race-rule";
import { isStatistic } from "../statistic";

export const statistic: RaceRule = {
  name: "statistic",
  verdict: "benign",
  strength: 2,
  because: "A count for people to read may be a little off without any consequence in the kernel.",
  source: "tools/memory-model/Documentation/access-marking.txt",
  section: "Data-Racy Reads for Approximate Diagnostics",
  applies(evidence) {
    const { field, candidate, uses } = evidence;
    if (candidate === null || !isStatistic(evidence)) return null;
    if (uses.some(({ kind }) => kind === "index" || kind === "dereferenced")) return null;
    return `\`${candidate.name}\` is a statistics counter${field?.owner ? ` of \`${field.owner}\`` : ""}`;
  },
};
