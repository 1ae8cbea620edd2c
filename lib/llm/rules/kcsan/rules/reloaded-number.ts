import type { RaceRule } from "../race-rule";
import { isWordScalar } from "../scalar";
import { secondLoad } from "../second-load";

export const reloadedNumber: RaceRule = {
  name: "reloaded-number",
  verdict: "harmful",
  strength: 2,
  because:
    "What is checked is not what is used: a number that changes in between divides by zero or leads out of bounds.",
  source: "Documentation/memory-barriers.txt",
  section: "The compiler is within its rights to reload a variable",
  applies({ field, sides }) {
    const reader = sides.find(({ side }) => side.access.kind === "read");
    if (field === null || !isWordScalar(field) || field.facts.class === "boolean" || reader === undefined) return null;
    const pair = secondLoad(reader);
    if (pair === null || (pair.how !== "divides" && pair.how !== "index")) return null;
    const path = reader.side.code.source?.path ?? "";
    const use = pair.how === "divides" ? "to divide by it" : "as an index";
    return `\`${pair.test.expression}\` is tested at ${path}:${pair.test.line} and loaded again at ${path}:${pair.use.line} ${use}`;
  },
};
