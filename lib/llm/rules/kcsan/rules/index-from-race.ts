import type { RaceRule } from "../race-rule";

export const indexFromRace: RaceRule = {
  name: "index-from-race",
  verdict: "harmful",
  strength: 2,
  because: "A value that changes between its check and its use as an index leads out of the array.",
  source: "Documentation/memory-barriers.txt",
  section: "COMPILER BARRIER",
  applies({ uses, field }) {
    const index = uses.find(({ kind }) => kind === "index");
    return index === undefined || field?.facts.class === "boolean"
      ? null
      : `the value is used as an index at line ${index.line}`;
  },
};
